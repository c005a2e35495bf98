import { withoutThoughts } from '@word-list/domain';
import type { Answer } from '../answers/answerer.ts';
import { type ModelRequest, wordsOf } from '../answers/model-request.ts';
import { messageItem, responseObject } from '../answers/response-object.ts';
import { aboutWords, asksForRows } from './answer-form.ts';
import type { UpstreamAnswer } from './ask-upstream.ts';
import type { Ask } from './find-way.ts';
import { goodRows, textOf } from './good-rows.ts';
import { type Habits, learnThinking } from './server-habits.ts';
import type { UpstreamOptions } from './upstream-options.ts';

/** How much a server manages at a time; only ever gets smaller, and the room for its answers larger. */
interface Size {
  words: number;
  /** The tokens of an answer, as a multiple of what a row takes. */
  room: number;
}

const mostRoom = 8;
/** How often a word is put again within one request: cut answers were generated, and perhaps paid for. */
const mostCuts = 2;

interface Piece {
  readonly words: readonly string[];
  readonly cuts: number;
}

/**
 * Puts a request about many words as several about fewer, once a server was seen not to manage as many: its context
 * was too short, or its answer was cut. What a cut answer lacks is asked again at once, never in the same words; all
 * requests that follow are small enough from the start.
 */
export const askInPieces = (ask: Ask, habits: Habits, options: UpstreamOptions): Ask => {
  const size: Size = { words: Infinity, room: 1 };

  const shrink = (asked: number, answer: UpstreamAnswer, got: number): void => {
    const before = { ...size };
    if (got === 0 && answer.cut === true) size.room = Math.min(mostRoom, size.room * 2);
    if (answer.thought === true && got === 0 && before.room < mostRoom) learnThinking(habits);
    else size.words = Math.min(size.words, Math.max(1, Math.floor(asked / 2)));
    if (before.words !== size.words || before.room !== size.room)
      options.report('upstream is asked less at a time', { ...size });
  };

  /** The pieces to ask instead, now that an answer was too much for the server; undefined when it is as good as it gets. */
  const piecesAfter = (request: ModelRequest, piece: Piece, answer: UpstreamAnswer): Piece[] | undefined => {
    if (answer.tooLong !== true && answer.cut !== true) return undefined;
    const got = new Set(goodRows(request, answer));
    const missing = piece.words.filter((word) => !got.has(word));
    const cuts = piece.cuts + Number(answer.cut === true);
    const { room } = size;
    shrink(piece.words.length, answer, got.size);
    const isOther = missing.length > 0 && (size.words < piece.words.length || room !== size.room);
    return isOther && cuts <= mostCuts ? cutUp(missing, size.words, cuts) : undefined;
  };

  return async (request, signal) => {
    if (!asksForRows(request)) return ask(request, signal);
    const open = cutUp(wordsOf(request), size.words, 0);
    const answers: Part[] = [];
    for (let piece = open.shift(); piece !== undefined; piece = open.shift()) {
      const put = aboutWords(request, piece.words, size.room);
      const answer = await ask(put, signal);
      if (answer.stop !== undefined) return answer;
      const instead = piecesAfter(put, piece, answer);
      open.unshift(...(instead ?? []));
      if (instead === undefined || answer.cut === true)
        answers.push({ ...answer, settled: instead !== undefined });
    }
    return joinAnswers(request, answers, Math.floor(options.clock() / 1000));
  };
};

type Part = UpstreamAnswer & { readonly settled?: boolean };

function cutUp(words: readonly string[], most: number, cuts: number): Piece[] {
  const pieces = Math.ceil(words.length / most) || 1;
  const length = Math.ceil(words.length / pieces);
  return Array.from({ length: pieces }, (_, index) => ({
    words: words.slice(index * length, (index + 1) * length),
    cuts,
  })).filter(({ words: some }) => some.length > 0);
}

/** One answer out of several: their texts, one message each, and all their tokens. A failure counts if nothing else is there. */
function joinAnswers(request: ModelRequest, parts: readonly Part[], createdAt: number): Answer {
  const [first] = parts;
  if (first === undefined) throw new Error('a request without words has no answer');
  const answered = parts.filter(({ status }) => status === 200);
  if (parts.length === 1 || answered.length === 0) return parts.at(-1) ?? first;
  const isCut = ({ cut, settled }: Part): boolean => cut === true && settled !== true;
  // A text that is cut comes last: what follows it would be read as a part of it.
  const whole = [...answered.filter((part) => !isCut(part)), ...answered.filter(isCut)];
  const usage = {
    input: answered.reduce((sum, part) => sum + part.usage.input, 0),
    output: answered.reduce((sum, part) => sum + part.usage.output, 0),
  };
  const incomplete = answered.some(isCut) ? ('max_output_tokens' as const) : undefined;
  const output = whole.map((part) => messageItem([`${wholeText(part)}\n`]));
  return { status: 200, body: responseObject(request, { output, usage, incomplete, createdAt }), usage };
}

/** Without the last line or string that its end has cut. */
function wholeText(part: Part): string {
  const text = withoutThoughts(textOf(part));
  if (part.cut !== true) return text;
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('",') + 1);
  return text.slice(0, Math.max(0, end));
}
