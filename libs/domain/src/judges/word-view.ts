import { attributes, type AttributeName } from '../scoring/attributes.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import { compareJudges, type Judge } from './judge.ts';
import type { Opinion } from './opinion.ts';

/** The words as some judges see them: of each value the best judge that has one is believed. */
export interface WordView {
  /** Best first. A word that none of them has an opinion of is not in the view. */
  readonly judges: readonly Judge[];
  /** Who alone is believed about a scale, in their place. */
  readonly scales?: Readonly<Partial<Record<AttributeName, Judge>>>;
}

/** Everybody whose opinions a view is made of, each once: the places that rows of words name. */
export const judgesIn = ({ judges, scales = {} }: WordView): readonly Judge[] => {
  const own = new Set(judges.map(({ id }) => id));
  const more = Object.values(scales).filter(({ id }) => !own.has(id));
  return [...judges, ...new Map(more.map((judge) => [judge.id, judge])).values()];
};

/** What readers see who ask for nobody: all judges that have a rank. */
export const servedView = (judges: readonly Judge[]): WordView => ({
  judges: judges.filter(({ rank }) => rank !== null).toSorted(compareJudges),
});

/** The judge whose run and model are told of a word: the best that has any, of those with an opinion of it. */
export const tellsOrigin = ({ judges }: WordView): readonly Judge[] => [
  ...judges.filter(({ model }) => model !== null),
  ...judges.filter(({ model }) => model === null),
];

/** A word of the view, from the opinions that its judges have of it; undefined when none stands. */
export const wordInView = (
  view: WordView,
  opinionOf: (judge: string) => Opinion | undefined,
): ScoredWord | undefined => {
  const standing = (of: Judge): { judge: Judge; opinion: Opinion }[] => {
    const opinion = opinionOf(of.id);
    return opinion === undefined || opinion.gone ? [] : [{ judge: of, opinion }];
  };
  const [origin] = tellsOrigin(view).flatMap(standing);
  if (origin === undefined) return undefined;
  const opinions = view.judges.flatMap(standing).map(({ opinion }) => opinion);
  const scored = attributes.map(({ name }) => ({
    name,
    by: (
      ofScale(view, name)
        ?.flatMap(standing)
        .map((one) => one.opinion) ?? opinions
    ).find(({ scores }) => scores[name] !== null),
  }));
  const typed = opinions.find(({ types }) => types !== null);
  const judges = [...scored.map(({ by }) => by?.judge ?? null), typed?.judge ?? null];
  const { judge, opinion } = origin;
  return {
    text: opinion.text,
    scores: Object.fromEntries(
      scored.map(({ name, by }) => [name, fromHundredths(by?.scores[name])]),
    ) as ScoredWord['scores'],
    types: typed?.types ?? [],
    judge: judge.id,
    otherJudges: otherJudges(judge.id, judges),
    rubricId: judge.rubricId,
    model: judge.model,
    runId: opinion.runId,
    runStartedAt: opinion.runStartedAt,
    scoredAt: opinion.scoredAt,
  };
};

/** What a word has values of: every scale, and its types. */
export const judgedFields = [...attributes.map(({ name }) => name), 'types'] as const;

/** Of the judges that the values of a word come from, in the order of `judgedFields`, those that are not `judge`. */
export const otherJudges = (judge: string, judges: readonly (string | null)[]): ScoredWord['otherJudges'] =>
  Object.fromEntries(
    judgedFields.flatMap((field, index) => {
      const by = judges[index] ?? null;
      return by === null || by === judge ? [] : [[field, by]];
    }),
  );

function ofScale({ scales = {} }: WordView, name: AttributeName): Judge[] | undefined {
  const judge = scales[name];
  return judge && [judge];
}

function fromHundredths(score: number | null | undefined): number | null {
  return score === null || score === undefined ? null : score / 100;
}
