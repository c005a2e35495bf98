export { sqsSender } from './sqs-sender.ts';
export { sqsService } from './sqs-service.ts';
