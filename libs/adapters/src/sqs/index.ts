export { MessagesNotAccepted, sqsSender, type SqsSenderOptions } from './sqs-sender.ts';
export { makeSqsClient } from './make-sqs-client.ts';
