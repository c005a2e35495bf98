export { MessagesNotAccepted, sqsSender, type SqsSenderOptions } from './sqs-sender.ts';
