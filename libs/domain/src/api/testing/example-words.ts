import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordTypes, type WordType } from '../../scoring/word-types.ts';
import { hash32 } from '../../words/hash32.ts';
import { scramble } from '../../words/sample-order.ts';
import type { ScoredWord } from '../../words/scored-word.ts';

/** A scored word whose scores and types follow from its text. */
export const exampleWord = (text: string): ScoredWord => ({
  text,
  scores: Object.fromEntries(attributes.map(({ name }, index) => [name, scoreOf(text, index)])) as Record<
    AttributeName,
    number | null
  >,
  types: typesOf(text),
  judge: 'lexicon-1.example',
  otherJudges: {},
  rubricId: 'rubric-1',
  model: 'lexicon-1',
  runId: 'run-1',
  runStartedAt: '2026-01-02T03:04:05.678Z',
  scoredAt: '2026-01-02T03:05:05.678Z',
});

const letters = 'abcdefghijklmnoprstuvwyzéß';

/** So many different words of one to twelve letters, the same each time. */
export const exampleTexts = (count: number): string[] => {
  const texts = new Set<string>();
  for (let n = 0; texts.size < count; n += 1) {
    const length = 1 + (scramble(n) % 12);
    texts.add(
      Array.from({ length }, (_, index) =>
        letters.charAt(scramble(n * 16 + index + 1) % letters.length),
      ).join(''),
    );
  }
  return [...texts];
};

/** A score that follows from the word alone; every 41st is missing. */
function scoreOf(text: string, index: number): number | null {
  const { min, max } = attributes[index] ?? { min: 0, max: 0 };
  const drawn = digit(text, index);
  return drawn % 41 === 0 ? null : min + (drawn % (max - min + 1));
}

function digit(text: string, salt: number): number {
  return scramble((hash32(text) + salt) >>> 0);
}

function typesOf(text: string): WordType[] {
  const drawn = digit(text, 99);
  return wordTypes.filter((_, index) => index === drawn % 4 || (drawn >>> (8 + index)) % 7 === 0);
}
