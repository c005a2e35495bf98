import { NotFound } from '../errors.ts';
import {
  editor,
  type CorrectedField,
  type CorrectedValues,
  type NewCorrection,
} from '../judges/correction.ts';
import type { Opinion } from '../judges/opinion.ts';
import { judgedFields, servedView, wordInView } from '../judges/word-view.ts';
import type { WordsStatements } from '../ports/words-statements.ts';
import { attributes } from '../scoring/attributes.ts';
import { toHundredths } from '../words/hundredths.ts';

/** `CorrectionStore.correct` */
export async function correct(on: WordsStatements, { values, ...given }: NewCorrection): Promise<void> {
  if ((await changesOf(on, given.text, values)).length === 0) return;
  // The lock of the revision's row makes editors take turns: this second look sees what the one before has changed.
  const revision = await on.nextRevision();
  const changes = await changesOf(on, given.text, values);
  if (changes.length === 0 || !(await on.insertCorrection({ ...given, changes }))) return;
  const by = { judge: editor.id, revision };
  if (isEmpty(values)) {
    await on.takeBack(by, [given.text]);
    return;
  }
  await on.insertJudge(editor, false);
  const scores = Object.fromEntries(attributes.map(({ name }) => [name, values.scores[name] ?? null]));
  await on.storeRatings(by, [{ text: given.text, scores: scores as Opinion['scores'], types: values.types }]);
}

async function changesOf(
  on: WordsStatements,
  text: string,
  values: CorrectedValues,
): Promise<CorrectedField[]> {
  const opinions = new Map((await on.opinionsOf(text)).map((opinion) => [opinion.judge, opinion]));
  const seen = wordInView(servedView(await on.judges()), (judge) => opinions.get(judge));
  if (seen === undefined) throw new NotFound('word', text);
  const said = standing(opinions.get(editor.id));
  return judgedFields.flatMap((field) => {
    const [then, now] = [valueIn(said, field), valueIn(values, field)];
    if (String(now) === String(then)) return [];
    return [{ field, before: field === 'types' ? seen.types : toHundredths(seen.scores[field]), after: now }];
  });
}

function standing(opinion: Opinion | undefined): CorrectedValues | undefined {
  return opinion === undefined || opinion.gone ? undefined : opinion;
}

function valueIn(
  values: CorrectedValues | undefined,
  field: CorrectedField['field'],
): CorrectedField['after'] {
  return (field === 'types' ? values?.types : values?.scores[field]) ?? null;
}

function isEmpty({ scores, types }: CorrectedValues): boolean {
  return types === null && Object.keys(scores).length === 0;
}
