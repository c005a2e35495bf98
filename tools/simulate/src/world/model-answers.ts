import { attributes, hash32 } from '@word-list/domain';
import { answerLine, notRunLine, type ModelAnswer, type ModelRequest } from '@word-list/domain/testing';
import { drawOf, type Random } from '../engine/random.ts';
import type { FaultKind } from '../faults/fault-kinds.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { spoilAnswer, spoilRows } from './spoil-answer.ts';

/** How often the model fails a word before it gets it right; Infinity for words it never does. */
export const failuresOf = (seed: number, word: string): number => {
  const draw = drawOf(seed, `word/${word}`);
  if (draw < 0.8) return 0;
  if (draw < 0.9) return 1;
  return draw < 0.96 ? 2 : Infinity;
};

export interface Asked {
  readonly request: ModelRequest;
  /** How often this run had each word asked before, by word. */
  readonly earlier: (word: string) => number;
  /** A word of the list that this request is not about. */
  readonly otherWord: string;
  readonly place: string;
  /** False while a line can still be missing because its request was not run: then no line of one that was is lost. */
  readonly isWhole: boolean;
}

/** What the provider makes of one request of a batch. */
export interface Outcome {
  readonly output: string[];
  readonly errors: string[];
  /** The rows that the model gave about words of the request; they may be stored, and no others. */
  readonly rows: readonly string[];
  /** True when the request was run and has to be paid for. */
  readonly ran: boolean;
  /** True when nothing is wrong with the answer, so that its rows have to be taken. */
  readonly isClean: boolean;
}

const faults: readonly FaultKind[] = ['line-failed', 'line-strange', 'answer-bad', 'rows-bad', 'lines-lost'];

/** What the model answers to one request: good rows for what it knows, unless a fault strikes. */
export const answerRequest = (
  asked: Asked,
  of: { seed: number; plan: FaultPlan; random: Random },
): Outcome => {
  const { request } = asked;
  const { random } = of;
  const knows = request.words.filter((word) => asked.earlier(word) >= failuresOf(of.seed, word));
  const rows = knows.map((word) => goodRow(word, request.customId));
  switch (of.plan.strike(asked.place, asked.isWhole ? faults : faults.slice(0, -1))) {
    case 'lines-lost':
      return outcome({});
    case 'line-failed':
      return failed(request, random);
    case 'line-strange':
      return strange(asked, rows, random);
    case 'answer-bad':
      return outcome({ output: [answered(request, spoilAnswer(rows, random))], rows });
    case 'rows-bad': {
      const spoilt = spoilRows(rows, asked.otherWord, random);
      const about = spoilt.filter((row) => isAsked(row, request));
      return outcome({ output: [answered(request, spoilt)], rows: [...rows, ...about] });
    }
    default:
      return outcome({ output: [answered(request, rows)], rows, isClean: true });
  }
};

export const notRun = (request: ModelRequest, code: string): Outcome =>
  outcome({ errors: [notRunLine(request, code)], ran: false });

/** A row that tells by its numbers which request it answered. */
function goodRow(word: string, customId: string): string {
  const hash = hash32(`${word}/${customId}`);
  const scores = attributes.map(({ max }, index) => (hash >>> (3 * index)) % Math.min(5, max + 1));
  return `${word}:${scores.join(',')},noun`;
}

function outcome(changes: Partial<Outcome>): Outcome {
  return {
    output: [],
    errors: [],
    rows: [],
    ran: true,
    isClean: false,
    ...changes,
  };
}

function failed(request: ModelRequest, random: Random): Outcome {
  const status = random.pick([400, 404, 429, 500, 503]);
  return outcome({
    errors: [answered(request, { status, code: `http_${String(status)}` })],
    ran: status !== 429 && status < 500,
  });
}

function answered(request: ModelRequest, answer: ModelAnswer): string {
  return answerLine(request, answer).line;
}

function strange({ request, isWhole }: Asked, rows: readonly string[], random: Random): Outcome {
  const good = answered(request, rows);
  const foreign = answered({ ...request, customId: `foreign-${request.customId}` }, rows);
  const other = rows.map((row) => goodRow(row.slice(0, row.indexOf(':')), 'second thoughts'));
  const second = answered(request, other);
  const lines = random.pick([
    ['{"custom_id":', good],
    [foreign, good],
    [good, good],
    [good, second],
    ['{"response":null}', good],
    ...(isWhole ? [[foreign]] : []),
  ]);
  return outcome({ output: [...lines], rows: [...rows, ...other] });
}

function isAsked(row: string, { words }: ModelRequest): boolean {
  return words.includes(row.slice(0, row.indexOf(':')));
}
