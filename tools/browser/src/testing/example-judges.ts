import { inOffice, type Judge, type ScoredWord } from '@word-list/domain';
import { attributes } from '@word-list/domain/vocabulary';

/** The judge that thinks a little otherwise than the lexicon. */
export const secondJudge = 'gpt-6-luna.a1b2c3';

/** Some words as a model rates them: mostly as they are given, some a step off, some far off, some not known. */
export function asModelRates(words: readonly ScoredWord[]): ScoredWord[] {
  return words
    .filter((_, place) => place % 3 !== 0)
    .map((word, place) => {
      const scores = Object.entries(word.scores).map(([name, score], at) => {
        const off = shifts[(place * 7 + at * 3) % shifts.length] ?? 0;
        const [min, max] = name === 'sentiment' ? [-5, 5] : [0, name === 'nsfw' ? 1 : 5];
        const moved = Math.max(min, Math.min(max, (score ?? 0) + off));
        return [name, at === 3 && place % 4 === 0 ? null : moved] as const;
      });
      return {
        ...word,
        judge: secondJudge,
        model: 'gpt-6-luna',
        scores: Object.fromEntries(scores) as ScoredWord['scores'],
      };
    });
}

const shifts = [0, 0, 1, 0, -1, 0, 0, 0.25, 0, 3, 0];

/** People who said how words feel. */
export const people: Judge = {
  ...{ id: 'norms.vader', kind: 'norms', model: null, rubricId: null, effort: null, rank: null },
  ...{ ...inOffice, source: 'VADER', licence: 'MIT' },
};

/** Some words as these people rate them: near the given score, and nothing but feeling. */
export function asPeopleRate(words: readonly ScoredWord[]): ScoredWord[] {
  return words
    .filter(({ scores }, place) => scores.sentiment !== null && place % 2 === 0)
    .map((word, place) => {
      const unknown = Object.fromEntries(attributes.map(({ name }) => [name, null]));
      const sentiment = Math.max(
        -5,
        Math.min(5, (word.scores.sentiment ?? 0) + (shifts[place % shifts.length] ?? 0)),
      );
      const scores = { ...unknown, sentiment } as ScoredWord['scores'];
      return {
        ...word,
        judge: people.id,
        model: null,
        rubricId: null,
        runId: null,
        runStartedAt: null,
        types: [],
        scores,
      };
    });
}
