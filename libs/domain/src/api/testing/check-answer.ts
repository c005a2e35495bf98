import { problem, problemType } from '../http/problem.ts';
import type { Operation } from '../openapi/operation.ts';
import { mediaTypes } from '../words/word-formats.ts';

/** An answer as a client sees it, its body unpacked. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const checkProblem = ({ status, text }: SeenAnswer): void => {
  const found = problem.parse(JSON.parse(text));
  if (found.status !== status) throw new Error(`the body says ${found.status}`);
  if (/\bat .*:\d+:\d+|SELECT |node_modules/.test(text)) throw new Error('the body tells of the inside');
};

const checkLines = ({ text }: SeenAnswer, checkLine: (line: string) => void): void => {
  if (text !== '' && !text.endsWith('\n')) throw new Error('the last line has no end');
  text.split('\n').slice(0, -1).forEach(checkLine);
};

const checkBody = (operation: Operation, answer: SeenAnswer): void => {
  const described = operation.answers[answer.status];
  const type = (answer.headers['content-type'] ?? '').split(';')[0] ?? '';
  if (described?.otherTypes?.includes(type)) {
    checkLines(answer, type === mediaTypes.ndjson ? (line) => void JSON.parse(line) : () => undefined);
  } else if (described?.schema) {
    if (type !== mediaTypes.json) throw new Error(`the type is ${type}`);
    described.schema.parse(JSON.parse(answer.text));
  } else if (answer.text !== '') throw new Error('a body that is not described');
};

/** Throws unless the description of the operation has this status with this type and body. */
export const checkAnswer = (operation: Operation, answer: SeenAnswer): void => {
  const where = `${operation.id} ${answer.status}`;
  if (operation.answers[answer.status]) {
    checkBody(operation, answer);
    return;
  }
  if (operation.problems[answer.status] === undefined)
    throw new Error(`${where} is not described: ${answer.text}`);
  if (answer.headers['content-type'] !== problemType) throw new Error(`${where} is no problem document`);
  checkProblem(answer);
};
