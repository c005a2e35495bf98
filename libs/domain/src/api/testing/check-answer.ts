import type * as z from 'zod';
import { problem, problemType } from '../http/problem.ts';
import type { AnswerEntry, Operation } from '../openapi/operation.ts';
import { mediaTypes } from '../words/word-formats.ts';

/** An answer as a client sees it, its body unpacked. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Throws unless the description of the operation has this status with this type and body. */
export const checkAnswer = (operation: Operation, answer: SeenAnswer): void => {
  const where = `${operation.id} ${answer.status}`;
  const described = operation.answers[answer.status];
  if (described) {
    checkBody(described, answer);
    return;
  }
  if (operation.problems[answer.status] === undefined)
    throw new Error(`${where} is not described: ${answer.text}`);
  if (answer.headers['content-type'] !== problemType) throw new Error(`${where} is no problem document`);
  checkProblem(answer);
};

function checkBody({ otherTypes = [], schema }: AnswerEntry, answer: SeenAnswer): void {
  const type = typeOf(answer);
  if (otherTypes.includes(type)) checkOther(answer);
  else if (schema && type === mediaTypes.json) checkJson(schema, answer.text);
  else if (schema ?? answer.text !== '') throw new Error(`a body of ${type} is not described`);
}

function typeOf({ headers }: SeenAnswer): string {
  return headers['content-type']?.split(';')[0] ?? '';
}

function checkOther(answer: SeenAnswer): void {
  const isNdjson = typeOf(answer) === mediaTypes.ndjson;
  checkLines(answer, (line) => {
    if (isNdjson) JSON.parse(line);
  });
}

function checkLines({ text }: SeenAnswer, checkLine: (line: string) => void): void {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  text.split('\n').slice(0, -1).forEach(checkLine);
}

function checkJson(schema: z.ZodType, text: string): void {
  schema.parse(JSON.parse(text));
}

function checkProblem({ status, text }: SeenAnswer): void {
  const found = problem.parse(JSON.parse(text));
  if (found.status !== status) throw new Error(`the body says ${found.status}`);
  if (/\bat .*:\d+:\d+|SELECT |node_modules/.test(text)) throw new Error('the body tells of the inside');
}
