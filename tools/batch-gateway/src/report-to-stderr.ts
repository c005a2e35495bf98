import type { Report } from './batches/runner-context.ts';

/** One line per problem, for the log file that the output goes into. */
export const reportToStderr: Report = (event, fields) => {
  console.error(`batch-gateway: ${event}`, fields);
};
