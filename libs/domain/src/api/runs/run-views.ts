import * as z from 'zod';
import { isLive, runMode, runStatus, type Run, type RunCounts, type RunUsage } from '../../runs/run.ts';
import { everyReason, listView, rejectedCounts, viewList } from './rejected-counts.ts';

const count = z.int().min(0);
const time = z.iso.datetime();
const microUsd = z.int().min(0);
const maxBudgetUsd = 1_000_000;

/** The body of `POST /api/sources/{id}/runs`. */
export const runInput = z
  .strictObject({
    mode: runMode.default('new').meta({
      description:
        '`new` scores words that no ranked judge of its kind has scored (a lexicon keeps scores of models too); `stale` those that its own model, rubric and effort have not scored; `all` every word.',
    }),
    model: z
      .string()
      .regex(/^[\w.:/@-]{1,100}$/, 'is not the name of a model')
      .optional()
      .meta({
        description: 'Who is asked; without it the model of this deployment.',
      }),
    trial: z.boolean().optional().meta({
      description:
        'Whether to see first what a model is worth: if nobody else has asked it, what it says is not served.',
    }),
    budgetUsd: z.number().min(0).max(maxBudgetUsd).multipleOf(0.000001).optional().meta({
      description:
        'The most that the run may cost, in US dollars. Words it does not reach fail with `budget`. Refused for a model without a price.',
    }),
  })
  .meta({ id: 'RunInput' });

/** How to run a source; `budgetUsd` is in US dollars, 0 to 1,000,000. */
export type RunInput = z.infer<typeof runInput>;

/** The body of `POST /api/runs/{id}/retry`. */
export const retryInput = runInput.pick({ budgetUsd: true }).meta({ id: 'RetryInput' });

const summaryShape = {
  id: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  status: runStatus,
  mode: runMode,
  model: z.string(),
  rubric: z.string(),
  trial: z.boolean().meta({ description: 'Its model is served only after other runs have asked it.' }),
  budgetUsd: z.number().min(0).nullable(),
  reason: z.string().nullable().meta({ description: 'Why the run failed.' }),
  blocked: z.string().nullable().meta({ description: 'Why nothing is being asked just now.' }),
  startedAt: time,
  endedAt: time.nullable(),
};

/** A run in a list. */
export const runSummary = z.strictObject(summaryShape).meta({ id: 'RunSummary' });

const runCounts = z.strictObject({
  lines: count.meta({ description: 'lines = all rejected + duplicates + accepted' }),
  rejected: rejectedCounts,
  duplicates: count.meta({ description: 'Repeats of a word within the list.' }),
  accepted: count.meta({
    description: 'Words of the list; each is in exactly one of the states that follow.',
  }),
  known: count.meta({ description: 'Had a score that this run keeps.' }),
  scored: count.meta({ description: 'Scored by this run.' }),
  failed: count,
  cancelled: count,
  claimed: count.meta({ description: 'Being asked about by this run.' }),
  waiting: count.meta({ description: 'Being asked about by another run.' }),
  unclassified: count.meta({ description: 'Not yet looked at.' }),
});

const runUsage = z.strictObject({
  inputTokens: count,
  cachedTokens: count.meta({ description: 'Of the input tokens, those that were cached.' }),
  outputTokens: count,
  prompts: count,
  reservedMicroUsd: microUsd.meta({
    description: 'The worst case of what is being asked, in 10^-6 US dollars.',
  }),
  settledMicroUsd: microUsd.meta({ description: 'What was answered has cost this, in 10^-6 US dollars.' }),
});

/** The answer of `GET /api/runs/{id}`. */
export const runView = z
  .strictObject({
    ...summaryShape,
    counts: runCounts,
    list: listView.nullable().meta({ description: 'Null until the list has been read.' }),
    usage: runUsage,
    rate: z.number().min(0).nullable().meta({ description: 'Words settled per second since the run began.' }),
    estimatedEnd: time
      .nullable()
      .meta({ description: 'When a live run ends at this rate; null when unknown.' }),
  })
  .meta({ id: 'Run' });

/** A run and its progress; money in 10^-6 US dollars, times ISO 8601 in UTC, rate in words a second. */
export type RunView = z.infer<typeof runView>;

/** The answer of `GET /api/sources/{id}/runs`. */
export const runList = z
  .strictObject({ runs: z.array(runSummary), next: z.string().optional() })
  .meta({ id: 'RunList' });

/** The answer of `GET /api/runs/{id}/failures`. */
export const failureList = z
  .strictObject({
    failures: z.array(
      z.strictObject({
        text: z.string(),
        reason: z.string().meta({ description: 'Snake case; details may follow a colon.' }),
        attempts: count.meta({ description: 'How often the word was put to the model.' }),
      }),
    ),
    next: z.string().optional(),
  })
  .meta({ id: 'FailureList' });

const microPerUsd = 1_000_000;

/** US dollars in whole 10^-6 US dollars, rounded; null for no amount. */
export const toMicroUsd = (usd: number | undefined): number | null =>
  usd === undefined ? null : Math.round(usd * microPerUsd);

/** A run without its counts. The URL is left out: it may hold a secret. */
export const viewRunSummary = (run: Run): z.infer<typeof runSummary> => ({
  id: run.id,
  sourceId: run.sourceId,
  sourceName: run.sourceName,
  status: run.status,
  mode: run.mode,
  model: run.model,
  rubric: run.rubricId,
  trial: run.isTrial,
  budgetUsd: run.budgetMicroUsd === null ? null : run.budgetMicroUsd / microPerUsd,
  reason: run.reason,
  blocked: run.blocked,
  startedAt: run.startedAt,
  endedAt: run.endedAt,
});

interface Progress {
  readonly counts: RunCounts;
  readonly now: Date;
}

/** A run with all that is known of its progress. */
export const viewRun = (run: Run, facts: Progress & { usage: RunUsage }): RunView => ({
  ...viewRunSummary(run),
  counts: {
    lines: run.manifest?.lines ?? 0,
    rejected: everyReason(run.manifest?.rejected),
    duplicates: run.manifest?.duplicates ?? 0,
    ...pickCounts(facts.counts),
  },
  list: run.manifest === null ? null : viewList(run.manifest),
  usage: facts.usage,
  ...estimateEnd(run, facts),
});

function pickCounts(counts: RunCounts) {
  return {
    accepted: counts.accepted,
    known: counts.known,
    scored: counts.scored,
    failed: counts.failed,
    cancelled: counts.cancelled,
    claimed: counts.claimed,
    waiting: counts.waiting,
    unclassified: counts.unclassified,
  };
}

/** Words per second since the run began, and when the open ones are done at that rate. */
function estimateEnd(run: Run, { counts, now }: Progress): Pick<RunView, 'rate' | 'estimatedEnd'> {
  const until = run.endedAt === null ? now.getTime() : Date.parse(run.endedAt);
  const seconds = (until - Date.parse(run.startedAt)) / 1000;
  const settled = counts.known + counts.scored + counts.failed + counts.cancelled;
  if (seconds <= 0) return { rate: null, estimatedEnd: null };
  const rate = Math.round((settled / seconds) * 1000) / 1000;
  const open = counts.claimed + counts.waiting + counts.unclassified;
  const ahead = (open / rate) * 1000;
  const latest = 8.64e15 - now.getTime();
  if (!isLive(run) || run.manifest === null || !(ahead < latest)) return { rate, estimatedEnd: null };
  return { rate, estimatedEnd: new Date(now.getTime() + ahead).toISOString() };
}
