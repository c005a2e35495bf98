import { SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from '../aws/client-settings.ts';

export const makeSsmClient = (): SSMClient => new SSMClient(clientSettings);
