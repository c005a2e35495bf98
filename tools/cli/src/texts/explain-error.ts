import { InvalidInput, SourceRefused } from '@word-list/domain';
import { ApiRefused, UsageError } from '../../../local/src/product/errors.ts';
import { refusalTexts } from '../../../local/src/product/reason-texts.ts';
import { flagOf } from '../options/read-values.ts';

/** What is wrong with the command line, where that is the error; undefined for other errors. */
export function explainUsage(error: unknown): string | undefined {
  if (error instanceof UsageError) return error.message;
  if (error instanceof InvalidInput) return `${flagOf(error.parameter)} ${error.detail}`;
  if (!(error instanceof ApiRefused) || error.status !== 400) return undefined;
  // An API that names a parameter has looked at what was written here.
  const { parameter } = error.fields;
  if (typeof parameter !== 'string') return undefined;
  return `${flagOf(parameter)} ${error.message.replace(`${parameter}: `, '')}`;
}

/** What a person is told about something that went wrong, and what to do. */
export function explainFailure(error: unknown): string {
  if (error instanceof SourceRefused) return explainSource(error);
  if (error instanceof ApiRefused) return explainRefusal(error);
  const code = codeOf(error);
  const known = code === undefined ? undefined : byCode[code];
  const message = error instanceof Error ? error.message : String(error);
  return known === undefined ? message : `${known} (${message})`;
}

/** The code that the operating system gave, also to what lies beneath. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}

const byCode: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, then run the same command again',
  EDQUOT: 'your disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EEXIST: 'a file of this name appeared meanwhile: nothing was replaced',
  ENOENT: 'there is no such file or folder',
  ECONNREFUSED: 'nobody answers there',
  ENOTFOUND: 'there is no such host',
};

function explainSource({ reason, message }: SourceRefused): string {
  return reason === 'encoding_unknown' ? message : `${message}. What to do: ${refusalTexts[reason].todo}.`;
}

function explainRefusal({ status, type, message }: ApiRefused): string {
  return status === 401
    ? 'the API wants a token of its operator: set the environment variable WORD_LIST_TOKEN'
    : `the API refused (${type}): ${message}`;
}
