import type { Log } from '@word-list/domain';
import { redact, redactText } from '../redact/redact.ts';

export interface LogOptions {
  /** The function's name; stands in every line. */
  readonly service: string;
}

/** A log of JSON lines on standard output, without secrets. Alarms and metrics read `message` and `fields`. */
export const makeLog = ({ service }: LogOptions): Log => {
  const at =
    (level: 'INFO' | 'WARN' | 'ERROR'): Log['info'] =>
    (message, fields = {}) => {
      const timestamp = new Date().toISOString();
      // Nested, so that no field can stand in for one of the line's own.
      const line = { level, message: redactText(message), timestamp, service, fields: redact(fields) };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    };
  return { info: at('INFO'), warn: at('WARN'), error: at('ERROR') };
};
