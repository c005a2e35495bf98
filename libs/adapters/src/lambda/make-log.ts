import { Logger } from '@aws-lambda-powertools/logger';
import type { Log } from '@word-list/domain';
import { redact, redactText } from '../redact/redact.ts';

export interface LogOptions {
  /** The function's name; stands in every line. */
  readonly service: string;
  readonly logger?: Pick<Logger, 'info' | 'warn' | 'error'>;
}

/** A log of JSON lines on standard output, without secrets. */
export const makeLog = ({
  service,
  logger = new Logger({ serviceName: service, logLevel: 'INFO' }),
}: LogOptions): Log => {
  const at =
    (level: 'info' | 'warn' | 'error'): Log['info'] =>
    (message, fields = {}) => {
      // Nested, so that no field can stand in for one of the logger's own.
      logger[level](redactText(message), { fields: redact(fields) });
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
