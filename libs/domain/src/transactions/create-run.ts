import { Conflict } from '../errors.ts';
import { judgeOf, type JudgedBy } from '../judges/judge.ts';
import type { CreatedRun, NewRun } from '../ports/run-store.ts';
import type { WordsStatements, WordsTransactions } from '../ports/words-statements.ts';
import type { Rubric } from '../scoring/rubric.ts';

const creations = 5;

/** `RunStore.create` */
export const createRun = async (
  database: WordsTransactions,
  given: NewRun,
  rubric: Rubric,
): Promise<CreatedRun> => {
  for (let attempt = 0; attempt < creations; attempt += 1) {
    const created = await database.transaction((on) => tryCreateRun(on, given, rubric));
    if (created !== undefined) return created;
  }
  throw new Error(
    `run ${given.id} could not be created: other runs of source ${given.sourceId} kept coming first`,
  );
};

/**
 * Undefined when another run was created in between: the caller tries again and sees which. A run with this very id
 * was created by this call's own earlier try, whose answer was lost.
 */
async function tryCreateRun(
  on: WordsStatements,
  given: NewRun,
  rubric: Rubric,
): Promise<CreatedRun | undefined> {
  const own = await on.run(given.id);
  if (own !== undefined) return { run: own, outcome: 'created' };
  const earlier = await repeated(on, given);
  if (earlier !== undefined) return earlier;
  const runId = await on.liveRunOf(given.sourceId);
  if (runId !== undefined) {
    throw new Conflict('run-in-progress', 'the source has a run that has not ended', { runId });
  }
  await admitJudge(on, { ...given, rubricId: rubric.id });
  await on.insertRubric(rubric);
  const run = await on.insertRun(given, rubric.id);
  return run && { run, outcome: 'created' };
}

/** Whom only trials have asked gets its rank now: there may be no word left that the run has to ask it about. */
async function admitJudge(on: WordsStatements, run: JudgedBy & Pick<NewRun, 'isTrial'>): Promise<void> {
  const own = judgeOf(run);
  const judge = (await on.judges()).find(({ id }) => id === own.id);
  if (judge === undefined) return;
  if (judge.retiredAt !== null) {
    throw new Conflict(
      'judge-retired',
      `${judge.id} has retired: let it return first, or ask another model`,
      {
        judge: judge.id,
      },
    );
  }
  if (!judge.isTrial || run.isTrial) return;
  await on.nextRevision();
  await on.insertJudge(own, false);
}

async function repeated(on: WordsStatements, given: NewRun): Promise<CreatedRun | undefined> {
  if (given.idempotencyKey === null) return undefined;
  const earlier = await on.runOfKey(given.sourceId, given.idempotencyKey);
  if (earlier === undefined) return undefined;
  const { run, requestHash } = earlier;
  if (requestHash === given.requestHash) return { run, outcome: 'repeated' };
  throw new Conflict('idempotency-key-reused', 'the idempotency key was used for another request', {
    runId: run.id,
  });
}
