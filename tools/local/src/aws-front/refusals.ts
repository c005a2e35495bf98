import { randomUUID } from 'node:crypto';
import { accountId, region } from '../emulators/resource-names.ts';
import type { AwsService, Need, Resource } from './aws-call.ts';

/** An answer of the front's own. */
export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface ErrorShape {
  readonly status: number;
  readonly code: string;
  /** Code in the old query protocol, which the SQS client also reads. */
  readonly queryCode?: string;
  readonly message: string;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const xmlError = ({ status, code, message }: ErrorShape, requestId: string): AwsAnswer => ({
  status,
  headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
  body:
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
});

const jsonNamespaces = { sqs: 'com.amazonaws.sqs#', dynamodb: 'com.amazon.coral.service#', ssm: '' } as const;

const jsonError = (
  service: Exclude<AwsService, 's3'>,
  { status, code, queryCode, message }: ErrorShape,
  requestId: string,
): AwsAnswer => ({
  status,
  headers: {
    'content-type': service === 'sqs' ? 'application/x-amz-json-1.0' : 'application/x-amz-json-1.1',
    'x-amzn-requestid': requestId,
    ...(queryCode === undefined ? {} : { 'x-amzn-query-error': `${queryCode};Sender` }),
  },
  body: JSON.stringify({ __type: `${jsonNamespaces[service]}${code}`, message, Message: message }),
});

const answerError = (service: AwsService, shape: ErrorShape): AwsAnswer => {
  const requestId = randomUUID();
  return service === 's3' ? xmlError(shape, requestId) : jsonError(service, shape, requestId);
};

const arnParts = { queue: 'sqs', bucket: 's3', parameter: 'ssm', table: 'dynamodb' } as const;

const arnOf = (resource: Resource): string => {
  if (resource.kind === 'bucket') return `arn:aws:s3:::${resource.name}/*`;
  const head = `arn:aws:${arnParts[resource.kind]}:${region}:${accountId}:`;
  if (resource.kind === 'queue') return `${head}${resource.name}`;
  if (resource.kind === 'parameter') return `${head}parameter${resource.name}`;
  return `${head}table/${resource.name}${resource.index === undefined ? '' : `/index/${resource.index}`}`;
};

/** How AWS says that the role of a function does not allow something. */
export const denialText = (functionName: string, { action, resource }: Need): string =>
  `User: arn:aws:sts::${accountId}:assumed-role/${functionName}/${functionName} is not authorized to perform: ` +
  `${action} on resource: ${arnOf(resource)} because no identity-based policy allows the ${action} action`;

/** What AWS answers when the role of a function does not allow a call. */
export const denyAccess = (service: AwsService, functionName: string, need: Need): AwsAnswer =>
  answerError(service, {
    status: service === 's3' || service === 'sqs' ? 403 : 400,
    code: service === 's3' ? 'AccessDenied' : 'AccessDeniedException',
    queryCode: 'AccessDenied',
    message: denialText(functionName, need),
  });

const unknownCallerCodes = {
  s3: 'InvalidAccessKeyId',
  sqs: 'InvalidClientTokenId',
  dynamodb: 'UnrecognizedClientException',
  ssm: 'UnrecognizedClientException',
} as const;

/** What AWS answers to an access key that it does not know. */
export const denyCaller = (service: AwsService): AwsAnswer =>
  answerError(service, {
    status: service === 's3' || service === 'sqs' ? 403 : 400,
    code: unknownCallerCodes[service],
    message: 'The security token included in the request is invalid.',
  });

const throttleCodes = {
  s3: 'SlowDown',
  sqs: 'RequestThrottled',
  dynamodb: 'ProvisionedThroughputExceededException',
  ssm: 'ThrottlingException',
} as const;

export const throttleCall = (service: AwsService): AwsAnswer =>
  answerError(service, {
    status: service === 's3' ? 503 : 400,
    code: throttleCodes[service],
    queryCode: throttleCodes[service],
    message: 'Rate exceeded',
  });

/** For requests that cannot be read, or that an emulator would answer wrongly without saying so. */
export const refuseCall = (service: AwsService, message: string): AwsAnswer =>
  answerError(service, {
    status: service === 's3' ? 501 : 400,
    code: service === 's3' ? 'NotImplemented' : 'ValidationException',
    message,
  });
