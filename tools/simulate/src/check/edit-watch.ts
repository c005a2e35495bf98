import { editor, judgedFields, type Correction, type Opinion } from '@word-list/domain';
import type { Report } from './violation.ts';
import { keyOf, type WordsView } from './words-view.ts';

/** Watches that the log of editors says what was done, each act once, and that what they say stands as it was logged. */
export class EditWatch {
  private readonly report: Report;
  /** What was logged of each word, field by field. */
  private readonly said = new Map<string, Map<string, string>>();
  private readonly acts = new Set<string>();

  constructor(report: Report) {
    this.report = report;
  }

  /** What was done since an earlier moment is forgotten. */
  goBack(to: WordsView): void {
    this.said.clear();
    this.acts.clear();
    for (const [, correction] of [...to.corrections].sort(([a], [b]) => (a < b ? -1 : 1)))
      this.enter(correction);
  }

  observe(before: WordsView, after: WordsView): void {
    if (before.corrections === after.corrections && before.opinions === after.opinions) return;
    for (const [id, correction] of after.corrections) if (!before.corrections.has(id)) this.enter(correction);
    for (const [text, fields] of this.said) {
      const logged = judgedFields.map((field) => fields.get(field) ?? 'null').join(' ');
      const stands = standing(after.opinions.get(keyOf(text, editor.id)));
      if (logged !== stands)
        this.report(
          'I3',
          `the log of corrections says ${logged} of ${text}, and the editor's opinion is ${stands}`,
        );
    }
  }

  /** Each act names itself as the one who did it. */
  private enter({ text, who, changes }: Correction): void {
    if (this.acts.has(who)) this.report('I3', `${who} is logged twice`);
    this.acts.add(who);
    const fields = this.said.get(text) ?? new Map<string, string>();
    this.said.set(text, fields);
    for (const { field, after } of changes) fields.set(field, JSON.stringify(after));
  }
}

function standing(opinion: Opinion | undefined): string {
  const of = opinion?.gone === false ? opinion : undefined;
  return judgedFields
    .map((field) => JSON.stringify((field === 'types' ? of?.types : of?.scores[field]) ?? null))
    .join(' ');
}
