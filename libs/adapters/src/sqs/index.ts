export { SQSClient } from '@aws-sdk/client-sqs';
export { MessagesNotAccepted, sqsSender, type SqsSenderOptions } from './sqs-sender.ts';
