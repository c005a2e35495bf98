import { NotFound } from '../errors.ts';
import { listKey } from '../lists/word-list.ts';
import type { ClaimLedger, OpenWork } from '../ports/claim-ledger.ts';
import type { JudgeStore } from '../ports/judge-store.ts';
import type { ListStore } from '../ports/list-store.ts';
import type { CorrectionStore } from '../ports/correction-store.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { WordsStatements, WordsTransactions } from '../ports/words-statements.ts';
import type { Manifest } from '../runs/manifest.ts';
import type { Run } from '../runs/run.ts';
import { askAgain } from './ask-again.ts';
import { changeJudge, purgeRetired } from './change-judge.ts';
import { classify, reclassifyFreed } from './classify.ts';
import { correct } from './correct.ts';
import { createRun } from './create-run.ts';
import { dueThings, markSent } from './due-things.ts';
import { cancelRound, cancelUnclaimed, failFreed, failPart, failRound } from './end-claims.ts';
import { importNorms } from './import-norms.ts';
import { lookUpRun } from './look-up-run.ts';
import { reserve } from './reserve.ts';
import { settle } from './settle.ts';

/** Which run has a word asked, in the words database: each method is one transaction of this folder. */
export const claimLedger = (database: WordsTransactions): ClaimLedger => ({
  classify: (of) => database.transaction((on) => classify(on, of)),
  reclassifyFreed: (of) => database.transaction((on) => reclassifyFreed(on, of)),
  claimsAt: (at) => database.read((on) => on.claimsAt(at)),
  askAgain: (again) => database.transaction((on) => askAgain(on, again)),
  failRound: (at) => database.transaction((on) => failRound(on, at)),
  failFreed: (of) => database.transaction((on) => failFreed(on, of)),
  failPart: (of) => database.transaction((on) => failPart(on, of)),
  cancelRound: (at) => database.transaction((on) => cancelRound(on, at)),
  cancelUnclaimed: (of) => database.transaction((on) => cancelUnclaimed(on, of)),
  openWork: (runId) => database.read((on) => openWork(on, runId)),
  reserve: (of) => database.transaction((on) => reserve(on, of)),
  releaseReservation: (of) => database.transaction((on) => on.deleteReservation(of)),
  noteError: ({ error, ...of }) => database.transaction((on) => on.notePartError(of, error.slice(0, 500))),
  dueThings: (of) => database.transaction((on) => dueThings(on, of)),
  markSent: async (of) => {
    if (of.things.length > 0) await database.transaction((on) => markSent(on, of));
  },
});

/** What becomes of asked words, in the words database. */
export const outcomeWriter = (database: WordsTransactions): OutcomeWriter => ({
  settle: (decided) => database.transaction((on) => settle(on, decided)),
});

/** What editors say, in the words database. */
export const correctionStore = (database: WordsTransactions): CorrectionStore => ({
  correct: (given) => database.transaction((on) => correct(on, given)),
  list: (page) => database.read((on) => on.corrections(page)),
});

/** The runs, in the words database. */
export const runStore = (database: WordsTransactions): RunStore => ({
  create: (given, rubric) => createRun(database, given, rubric),
  get: (id) => database.read((on) => on.run(id)),
  rubric: (id) => database.read((on) => on.rubric(id)),
  list: (options) => database.read((on) => on.runs(options)),
  live: () => database.read((on) => on.liveRuns()),
  untidied: () => database.read((on) => on.untidiedRuns()),
  markTidied: (id) => database.transaction((on) => on.markTidied(id)),
  startChunking: (id) => database.transaction((on) => on.startChunking(id)),
  fixManifest: (id, manifest) =>
    database.transaction(async (on) => {
      await on.fixManifest(id, manifest);
      const run = await on.run(id);
      if (run?.manifest?.upload === manifest.upload) await publishList(on, run, manifest);
      return run?.manifest ?? undefined;
    }),
  fail: (id, reason) => database.transaction((on) => on.failUnfixedRun(id, reason)),
  stop: (id, reason) => database.transaction((on) => on.stopRun(id, reason)),
  keepFirstAnswer: (id, answer, cost) =>
    database.transaction(async (on) => {
      await on.keepFirstAnswer(id, answer);
      await on.enterCost(id, cost);
      return on.run(id);
    }),
  firstAnswerOf: (model, rubricId) => database.read((on) => on.firstAnswerOf(model, rubricId)),
  requestCancel: (id) =>
    database.transaction(async (on) => {
      await on.requestCancel(id);
      return on.run(id);
    }),
  setBlocked: (id, blocked) => database.transaction((on) => on.setBlocked(id, blocked)),
  endIfDone: (id) => database.transaction(async (on) => ((await on.endDoneRun(id)) ? on.run(id) : undefined)),
  counts: async (id) => {
    const counts = await database.read((on) => on.runCounts(id));
    if (counts === undefined) throw new NotFound('run', id);
    return counts;
  },
  usage: (id) => database.read((on) => on.runUsage(id)),
  failures: (id, page) => database.read((on) => on.failures(id, page)),
});

/** The judges, in the words database. */
export const judgeStore = (database: WordsTransactions): JudgeStore => ({
  importNorms: (norms) => importNorms(database, norms),
  norms: async () => (await database.read((on) => on.judges())).filter(({ kind }) => kind === 'norms'),
  change: (id, change) => database.transaction((on) => changeJudge(on, id, change)),
  purgeRetired: (before) => database.transaction((on) => purgeRetired(on, before)),
});

/** The lists, in the words database. */
export const listStore = (database: WordsTransactions): ListStore => ({
  remove: (source) =>
    database.transaction(async (on) => {
      const objects = await on.markListGone(source, await on.nextRevision());
      return objects.map((sha256) => listKey({ source, sha256 }));
    }),
  setPublic: (source, isPublic) =>
    database.transaction(async (on) => {
      if (!(await on.setListPublic({ source, isPublic, revision: await on.nextRevision() })))
        throw new NotFound('list', source);
    }),
});

/**
 * Makes the list of a manifest the current one in the transaction that stores it: readers see the old list or this
 * one.
 */
async function publishList(on: WordsStatements, run: Run, { listSha256, accepted }: Manifest): Promise<void> {
  if (listSha256 === undefined) return;
  await on.putList({
    source: run.sourceId,
    name: run.sourceName,
    runId: run.id,
    runStartedAt: run.startedAt,
    sha256: listSha256,
    words: accepted,
    revision: await on.nextRevision(),
  });
}

/** What is open of a run. The three lists are read one after the other and need not agree: they are hints. */
async function openWork(on: WordsStatements, runId: string): Promise<OpenWork> {
  await lookUpRun(on, runId, 'none');
  return {
    rounds: await on.openRounds(runId),
    freedParts: await on.freedParts(runId),
    classifiedParts: new Set(await on.classifiedParts(runId)),
  };
}
