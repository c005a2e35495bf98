export { makeLog, type LogOptions } from './make-log.ts';
export { scheduleHandler } from './schedule-handler.ts';
export { MessageNotUnderstood, sqsHandler } from './sqs-handler.ts';
