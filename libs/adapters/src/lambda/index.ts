export { makeLog } from './make-log.ts';
export { scheduleHandler } from './schedule-handler.ts';
export { sqsHandler } from './sqs-handler.ts';
