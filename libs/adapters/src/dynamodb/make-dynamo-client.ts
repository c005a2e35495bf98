import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../aws/client-settings.ts';

export const makeDynamoClient = (): DynamoDBClient => new DynamoDBClient(clientSettings);
