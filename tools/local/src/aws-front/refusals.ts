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
  /** Code in the old query protocol, which the SQS client also reads; only SQS says it. */
  readonly queryCode?: string;
  readonly message: string;
}

/** Before the code of an error of the service itself, and of one of what all services have in front of them. */
const namespaces = {
  sqs: ['com.amazonaws.sqs#', 'com.amazon.coral.service#'],
  dynamodb: ['com.amazonaws.dynamodb.v20120810#', 'com.amazon.coral.service#'],
  ssm: ['', ''],
} as const;

const commonCodes: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
]);

const arnParts = { queue: 'sqs', bucket: 's3', parameter: 'ssm', table: 'dynamodb' } as const;

/** How AWS says that the role of a function does not allow something. */
export const denialText = (functionName: string, { action, resource }: Need): string =>
  `User: arn:aws:sts::${accountId}:assumed-role/${functionName}/${functionName} is not authorized to perform: ` +
  `${action} on resource: ${arnOf(resource, action)} because no identity-based policy allows the ${action} action`;

/** What AWS answers when the role of a function does not allow a call. */
export const denyAccess = (service: AwsService, functionName: string, need: Need): AwsAnswer =>
  answerError(service, {
    status: denialStatus(service),
    code: service === 's3' ? 'AccessDenied' : 'AccessDeniedException',
    queryCode: 'AccessDenied',
    message: denialText(functionName, need),
  });

/** What AWS answers to an access key that it does not know. */
export const denyUnknownKey = (service: AwsService): AwsAnswer =>
  answerError(service, {
    status: denialStatus(service),
    code: service === 's3' ? 'InvalidAccessKeyId' : 'UnrecognizedClientException',
    queryCode: 'InvalidClientTokenId',
    message: 'The security token included in the request is invalid.',
  });

/** What AWS answers to a request without a signature. */
export const denyUnsigned = (service: AwsService): AwsAnswer =>
  answerError(service, {
    status: denialStatus(service),
    code: service === 's3' ? 'AccessDenied' : 'MissingAuthenticationTokenException',
    queryCode: 'MissingAuthenticationToken',
    message: service === 's3' ? 'Access Denied' : 'Request is missing Authentication Token',
  });

/** What AWS answers to a signature with another secret key, over another body, or for another region. */
export const denySignature = (service: AwsService, signedRegion: string): AwsAnswer => {
  if (signedRegion === region) {
    return answerError(service, {
      status: denialStatus(service),
      code: service === 's3' ? 'SignatureDoesNotMatch' : 'InvalidSignatureException',
      queryCode: 'SignatureDoesNotMatch',
      message:
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    });
  }
  return answerError(service, {
    status: service === 's3' ? 400 : denialStatus(service),
    code: service === 's3' ? 'AuthorizationHeaderMalformed' : 'InvalidSignatureException',
    queryCode: 'SignatureDoesNotMatch',
    message:
      service === 's3'
        ? `The authorization header is malformed; the region '${signedRegion}' is wrong; expecting '${region}'`
        : `Credential should be scoped to a valid region, not '${signedRegion}'.`,
  });
};

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
    message: 'Rate exceeded',
  });

/** For a request whose body is larger than any service takes. */
export const refuseSize = (service: AwsService): AwsAnswer =>
  answerError(service, {
    status: 413,
    code: service === 's3' ? 'EntityTooLarge' : 'RequestEntityTooLarge',
    message: 'Your proposed upload exceeds the maximum allowed size.',
  });

/** For input that the service refuses, though an emulator would take it. `code`: what the service calls it. */
export const refuseInput = (service: AwsService, code: string, message: string): AwsAnswer =>
  answerError(service, { status: 400, code, message });

/** For requests that cannot be read, or that an emulator would answer wrongly without saying so. */
export const refuseCall = (service: AwsService, message: string): AwsAnswer =>
  answerError(service, {
    status: service === 's3' ? 501 : 400,
    code: service === 's3' ? 'NotImplemented' : 'ValidationException',
    message,
  });

function arnOf(resource: Resource, action: string): string {
  if (resource.kind === 'bucket')
    return `arn:aws:s3:::${resource.name}${action === 's3:ListBucket' ? '' : objectsIn(resource)}`;
  const head = `arn:aws:${arnParts[resource.kind]}:${region}:${accountId}:`;
  if (resource.kind === 'queue') return `${head}${resource.name}`;
  if (resource.kind === 'parameter') return `${head}parameter${resource.name}`;
  return `${head}table/${resource.name}${resource.index === undefined ? '' : `/index/${resource.index}`}`;
}

function objectsIn({ folder = '' }: Resource): string {
  return folder === '' ? '/*' : `/${folder}/*`;
}

function answerError(service: AwsService, shape: ErrorShape): AwsAnswer {
  const requestId = randomUUID();
  return service === 's3' ? xmlError(shape, requestId) : jsonError(service, shape, requestId);
}

function xmlError({ status, code, message }: ErrorShape, requestId: string): AwsAnswer {
  return {
    status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function jsonError(
  service: Exclude<AwsService, 's3'>,
  { status, code, queryCode, message }: ErrorShape,
  requestId: string,
): AwsAnswer {
  return {
    status,
    headers: {
      'content-type': service === 'ssm' ? 'application/x-amz-json-1.1' : 'application/x-amz-json-1.0',
      'x-amzn-requestid': requestId,
      ...(service === 'sqs' ? { 'x-amzn-query-error': `${queryCode ?? code};Sender` } : {}),
    },
    body: JSON.stringify({ __type: typeOf(service, code), message, Message: message }),
  };
}

function typeOf(service: Exclude<AwsService, 's3'>, code: string): string {
  if (service === 'dynamodb' && code === 'ValidationException')
    return 'com.amazon.coral.validate#ValidationException';
  const [own, common] = namespaces[service];
  return `${commonCodes.has(code) ? common : own}${code}`;
}

/** Who may not: S3 and SQS answer with 403, the others with 400. */
function denialStatus(service: AwsService): number {
  return service === 's3' || service === 'sqs' ? 403 : 400;
}
