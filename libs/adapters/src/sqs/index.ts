export { sqsSender } from './sqs-sender.ts';
export { makeSqsClient } from './make-sqs-client.ts';
