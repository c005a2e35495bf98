import type * as z from 'zod';

/** What a token can give the right to. */
export const scopes = ['sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write'] as const;

export type Scope = (typeof scopes)[number];

/** One parameter of a path, or one header. */
export interface NamedValue {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly description: string;
  readonly required?: boolean;
}

/** What one status answers. */
export interface AnswerEntry {
  readonly description: string;
  /** The body as JSON; no body without it. */
  readonly schema?: z.ZodType;
  /** Other forms of the same content. */
  readonly otherTypes?: readonly string[];
  readonly headers?: readonly NamedValue[];
}

/** A request that can be tried as it stands, and what comes of it. */
export interface OperationExample {
  readonly summary: string;
  /** Path and query; `{id}` stands for a source or run of one's own. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status: number;
}

/** One route of the API with all that its description needs. */
export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  readonly tag: 'words' | 'sources' | 'runs' | 'corrections' | 'about';
  readonly summary: string;
  readonly description?: string;
  /** The token must hold it; everybody may call when absent. */
  readonly scope?: Scope;
  readonly pathValues?: readonly NamedValue[];
  readonly query?: z.ZodObject;
  readonly headers?: readonly NamedValue[];
  readonly body?: z.ZodType;
  /** Media types of a body that is a text of lines, in place of JSON. */
  readonly textTypes?: readonly string[];
  readonly answers: Readonly<Record<number, AnswerEntry>>;
  /** Statuses that answer a problem, with the reason of each. */
  readonly problems: Readonly<Record<number, string>>;
  readonly examples: readonly OperationExample[];
}

/** Every route can answer these. */
export const commonProblems = {
  400: 'a parameter is unknown, repeated or out of bounds',
  500: 'internal error',
} as const;

/** Every route that asks the words database can answer these. */
export const databaseProblems = {
  ...commonProblems,
  503: 'the words database does not answer just now: try again after Retry-After',
} as const;

/** Every route with a scope can answer these. What the gateway answers before it, the document adds. */
export const scopeProblems = { ...databaseProblems, 403: 'the token lacks the scope' } as const;

/** Every route that takes a body of JSON can answer these. */
export const bodyProblems = {
  413: 'the body is over 64 KiB',
  415: 'the body is not application/json',
} as const;
