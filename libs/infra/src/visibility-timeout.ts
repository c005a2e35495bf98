import type { FunctionEntry } from './topology.ts';

/**
 * Seconds for which a received message stays hidden: six times the function's timeout plus the window, so that
 * a batch that is throttled and tried again inside Lambda does not reappear meanwhile.
 * Throws for a function without a queue.
 */
export const visibilityTimeout = ({ trigger, timeoutSeconds }: FunctionEntry): number => {
  if (trigger.kind !== 'queue') throw new Error('Only a function behind a queue has a visibility timeout');
  return 6 * timeoutSeconds + trigger.windowSeconds;
};
