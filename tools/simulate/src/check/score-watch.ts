import {
  attributes,
  beganLater,
  instructions,
  wordTypes,
  type Rubric,
  type ScoredWord,
} from '@word-list/domain';
import type { AskedPrompt } from '../world/sim-model.ts';
import type { Report } from './violation.ts';
import type { WordsView } from './words-view.ts';

export interface ScoreWatchContext {
  readonly report: Report;
  readonly ledger: readonly AskedPrompt[];
  readonly runOf: (row: string) => string;
  readonly rubricOf: (id: string) => Rubric | undefined;
  /** What the prompts of a batch told the model, and which model. */
  readonly toldBy: (prompt: AskedPrompt) => { instructions: string; model: string };
}

const rowOf = ({ text, scores, types }: ScoredWord): string =>
  `${text}:${attributes.map(({ name }) => String(scores[name])).join(',')},${types.join('/')}`;

const isWhole = ({ scores, types }: ScoredWord): boolean =>
  types.length > 0 &&
  types.every((type) => wordTypes.includes(type)) &&
  attributes.every(({ name, min, max }) => {
    const score = scores[name];
    return score !== null && Number.isInteger(score) && score >= min && score <= max;
  });

/** Watches that every stored score is one that the model gave, and that no older run replaces a newer one's. */
export class ScoreWatch {
  private readonly context: ScoreWatchContext;

  constructor(context: ScoreWatchContext) {
    this.context = context;
  }

  observe(before: WordsView, after: WordsView): void {
    const { report } = this.context;
    if (before.words === after.words) return;
    for (const [text, score] of after.words) {
      const earlier = before.words.get(text);
      if (
        earlier === score ||
        (earlier &&
          JSON.stringify(rowOf(earlier)) === JSON.stringify(rowOf(score)) &&
          earlier.runId === score.runId)
      )
        continue;
      if (!isWhole(score)) report('I8', `the score of ${text} is not whole: ${rowOf(score)}`);
      if (!this.wasGiven(score)) report('I8', `the score of ${text} was never given: ${rowOf(score)}`);
      if (
        earlier &&
        beganLater(
          { id: earlier.runId, startedAt: earlier.runStartedAt },
          { id: score.runId, startedAt: score.runStartedAt },
        )
      )
        report(
          'I9',
          `the score of ${text} of run ${earlier.runId} was replaced by that of the earlier run ${score.runId}`,
        );
    }
    for (const text of before.words.keys())
      if (!after.words.has(text)) report('I2', `the score of ${text} is gone`);
  }

  private wasGiven(score: ScoredWord): boolean {
    const { ledger, runOf, rubricOf, toldBy } = this.context;
    const rubric = rubricOf(score.rubricId);
    if (!rubric) return false;
    const told = instructions(rubric.document);
    return ledger.some((prompt) => {
      if (!prompt.request.words.includes(score.text) || runOf(prompt.batch.row) !== score.runId) return false;
      const by = toldBy(prompt);
      return by.instructions === told && by.model === score.model && prompt.rows.includes(rowOf(score));
    });
  }
}
