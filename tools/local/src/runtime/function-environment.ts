import { functions, type EnvironmentValue, type FunctionName, type Setting } from '@word-list/topology';
import type { AccessKey } from '../aws-front/find-caller.ts';
import { parameterPath } from '../aws-front/find-missing-grant.ts';
import { queueUrl, region } from '../emulators/resource-names.ts';

export interface EnvironmentSources {
  /** Origin of the AWS front. */
  readonly awsOrigin: string;
  /** What the function signs its calls with. */
  readonly accessKey: AccessKey;
  readonly settings: Readonly<Record<Setting, string>>;
}

/** The whole environment of a function: what its topology entry names, and what the Lambda runtime sets. */
export const functionEnvironment = (
  name: FunctionName,
  sources: EnvironmentSources,
): Record<string, string> => {
  const entry = functions[name];
  const own = Object.entries(entry.environment).map(
    ([key, value]) => [key, resolve(value, sources)] as const,
  );
  return {
    ...Object.fromEntries(own),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: sources.accessKey.accessKeyId,
    AWS_SECRET_ACCESS_KEY: sources.accessKey.secretKey,
    AWS_ENDPOINT_URL_SQS: sources.awsOrigin,
    AWS_ENDPOINT_URL_S3: sources.awsOrigin,
    AWS_ENDPOINT_URL_DYNAMODB: sources.awsOrigin,
    AWS_ENDPOINT_URL_SSM: sources.awsOrigin,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(entry.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
  };
};

function resolve(value: EnvironmentValue, { awsOrigin, settings }: EnvironmentSources): string {
  if ('queueUrl' in value) return queueUrl(awsOrigin, value.queueUrl);
  if ('tableName' in value) return value.tableName;
  if ('bucketName' in value) return value.bucketName;
  if ('parameterName' in value) return parameterPath(value.parameterName);
  return settings[value.setting];
}
