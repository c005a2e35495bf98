import {
  attributes,
  beganLater,
  instructions,
  wordTypes,
  type Judge,
  type Opinion,
  type Rubric,
  type Run,
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

/**
 * Watches that every stored opinion is one that its judge gave, that no older run replaces a newer one's within a judge, and
 * that no judge writes what is another's.
 */
export class ScoreWatch {
  private readonly context: ScoreWatchContext;

  constructor(context: ScoreWatchContext) {
    this.context = context;
  }

  observe(before: WordsView, after: WordsView): void {
    if (before.opinions === after.opinions) return;
    for (const [key, opinion] of after.opinions) {
      const earlier = before.opinions.get(key);
      if (earlier !== opinion) this.check(after, opinion, earlier);
    }
    for (const key of before.opinions.keys())
      if (!after.opinions.has(key)) this.context.report('I2', `the opinion ${key} is gone`);
  }

  private check(view: WordsView, opinion: Opinion, earlier: Opinion | undefined): void {
    const { report, endOf } = this.context;
    const { text, judge: id, runId } = opinion;
    const judge = view.judges.get(id);
    if (!isOfOneJudge(view, opinion, earlier))
      report(
        'I14',
        `what ${id} says of ${text} was stored by ${String(runId)}, over that of ${String(earlier?.runId)}`,
      );
    if (runId === null) return;
    const run = view.runs.get(runId);
    if (!isWhole(opinion)) report('I8', `the score of ${text} is not whole: ${rowOf(opinion)}`);
    if (!judge || !run || !this.wasGiven(opinion, judge, run))
      report('I8', `the score of ${text} was never given: ${rowOf(opinion)}`);
    if (endOf(runId, text) !== 'scored')
      report('I2', `${text} has a score of run ${runId} and did not end as scored`);
    if (!earlier) return;
    if (earlier.runId === runId && rowOf(earlier) !== rowOf(opinion))
      report('I2', `the score of ${text} changed within run ${runId}`);
    if (beganLater(beginOf(earlier), beginOf(opinion)))
      report(
        'I9',
        `the score of ${text} of run ${String(earlier.runId)} was replaced by that of the earlier run ${runId}`,
      );
  }

  private wasGiven(opinion: Opinion, judge: Judge, run: Run): boolean {
    const { ledger, runOf, rubricOf, toldBy } = this.context;
    const rubric = rubricOf(judge.rubricId ?? '');
    if (!rubric) return false;
    const told = instructions(rubric.document);
    return ledger.some((prompt) => {
      if (!prompt.request.words.includes(opinion.text) || runOf(prompt.batch.row) !== run.id) return false;
      const by = toldBy(prompt);
      return by.instructions === told && by.model === judge.model && prompt.rows.includes(rowOf(opinion));
    });
  }
}

/**
 * Whether those who wrote an opinion and the one before it in its place are one judge: one model, rubric and effort, or
 * none of them. Looks at the runs and not at the ids, which have to tell judges apart.
 */
function isOfOneJudge({ runs, judges }: WordsView, { judge, runId }: Opinion, earlier?: Opinion): boolean {
  const by = nameOf(judges.get(judge));
  const runIds = [runId, ...(earlier ? [earlier.runId] : [])];
  return runIds.every((id) => nameOf(id === null ? undefined : runs.get(id)) === by);
}

function nameOf(judged: Pick<Judge, 'model' | 'rubricId' | 'effort'> | undefined): string {
  return [judged?.model ?? 'nobody', judged?.rubricId ?? '', judged?.effort ?? ''].join(' ');
}

function isWhole({ scores, types }: Opinion): boolean {
  return (
    types !== null &&
    types.length > 0 &&
    types.every((type) => wordTypes.includes(type)) &&
    attributes.every(({ name, min, max }) => {
      const score = scores[name];
      return score !== null && score % 100 === 0 && score >= min * 100 && score <= max * 100;
    })
  );
}

function rowOf({ text, scores, types }: Opinion): string {
  return `${text}:${attributes.map(({ name }) => String((scores[name] ?? NaN) / 100)).join(',')},${types?.join('/') ?? '-'}`;
}

function beginOf({ runId, runStartedAt }: Opinion) {
  return { id: runId ?? '', startedAt: runStartedAt ?? '' };
}
