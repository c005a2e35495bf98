import type { ScoredWord } from '@word-list/domain';

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
