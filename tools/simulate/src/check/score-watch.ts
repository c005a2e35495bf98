import {
  attributes,
  beganLater,
  instructions,
  wordTypes,
  type Rubric,
  type ScoredWord,
} from '@word-list/domain';
import type { AskedPrompt } from '../world/sim-batch.ts';
import type { Report } from './violation.ts';
import type { WordsView } from './words-view.ts';

export interface ScoreWatchContext {
  readonly report: Report;
  readonly ledger: readonly AskedPrompt[];
  readonly runOf: (row: string) => string;
  /** How a word of a run ended, by its rows. */
  readonly endOf: (runId: string, text: string) => string | undefined;
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

const beginOf = ({ runId, runStartedAt }: ScoredWord) => ({ id: runId, startedAt: runStartedAt });

/** Watches that every stored score is one that the model gave, and that no older run replaces a newer one's. */
export class ScoreWatch {
  private readonly context: ScoreWatchContext;

  constructor(context: ScoreWatchContext) {
    this.context = context;
  }

  observe(before: WordsView, after: WordsView): void {
    if (before.words === after.words) return;
    for (const [text, score] of after.words) {
      const earlier = before.words.get(text);
      if (earlier !== score) this.check(score, earlier);
    }
    for (const text of before.words.keys())
      if (!after.words.has(text)) this.context.report('I2', `the score of ${text} is gone`);
  }

  private check(score: ScoredWord, earlier: ScoredWord | undefined): void {
    const { report, endOf } = this.context;
    const { text, runId } = score;
    if (!isWhole(score)) report('I8', `the score of ${text} is not whole: ${rowOf(score)}`);
    if (!this.wasGiven(score)) report('I8', `the score of ${text} was never given: ${rowOf(score)}`);
    if (endOf(runId, text) !== 'scored')
      report('I2', `${text} has a score of run ${runId} and did not end as scored`);
    if (!earlier) return;
    if (earlier.runId === runId && rowOf(earlier) !== rowOf(score))
      report('I2', `the score of ${text} changed within run ${runId}`);
    if (beganLater(beginOf(earlier), beginOf(score)))
      report(
        'I9',
        `the score of ${text} of run ${earlier.runId} was replaced by that of the earlier run ${runId}`,
      );
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
