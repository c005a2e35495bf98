import type { Log } from '@word-list/domain';
import type { Scheduler } from '../engine/scheduler.ts';

export interface SimLog extends Log {
  /** The batches of the provider that errors were logged about. */
  readonly accused: ReadonlySet<string>;
}

/** Remembers what errors were about; a trace shows every line. */
export const simLog = (scheduler: Scheduler): SimLog => {
  const accused = new Set<string>();
  const at =
    (level: string): Log['info'] =>
    (message, fields = {}) => {
      const about = fields['providerBatchId'];
      if (level === 'error' && typeof about === 'string') accused.add(about);
      if (!scheduler.isObserved) return;
      const details = Object.entries(fields).map(([name, value]) => `${name}=${shown(value)}`);
      scheduler.observe(level, [message, ...details].join(' '));
    };
  return { accused, info: at('info'), warn: at('warn'), error: at('error') };
};

function shown(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
