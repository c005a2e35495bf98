import type { Log } from '../ports/basics.ts';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that tests read back from `entries`. */
export const recordingLog = (): Log & { readonly entries: readonly LogEntry[] } => {
  const entries: LogEntry[] = [];
  const at =
    (level: LogEntry['level']): Log['info'] =>
    (message, fields = {}) =>
      void entries.push({ level, message, fields });
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
};
