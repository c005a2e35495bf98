import { SQSClient } from '@aws-sdk/client-sqs';
import { clientSettings } from '../aws/client-settings.ts';

export const makeSqsClient = (): SQSClient => new SQSClient(clientSettings);
