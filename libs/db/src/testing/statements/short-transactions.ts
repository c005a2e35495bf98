import {
  attributes,
  currentRubric,
  judgeOf,
  type Rating,
  type RunFacts,
  type WordsStatements,
} from '@word-list/domain';
import type { SessionStep } from './both-databases.ts';
import { anyType } from './rows.ts';

type Call = Pick<SessionStep, 'name' | 'given'>;

const part = { runId: 'run-1', part: '00000-00' };
const round = { ...part, round: 1 };
const other = { runId: 'run-2', part: '00000-00', round: 1 };
const bill = {
  batchId: 'batch',
  submission: 0,
  prompts: 1,
  microUsd: 7,
  inputTokens: 5,
  cachedTokens: 0,
  outputTokens: 2,
};
const dueAt = '2026-02-01T00:00:00.000Z';

/** What is there before each of them: a claimed by run-1, c by a run that has ended, b waiting. */
const beforeAll: readonly Call[] = [
  call('insertPart', { ...part, words: 2, changes: { rounds: 1 } }),
  call('insertPart', { ...other, words: 2, changes: { rounds: 1 } }),
  call('insertClaims', round, ['a']),
  call('insertClaims', { ...round, runId: 'run-3' }, ['c']),
  call('insertWaits', other, ['a', 'b']),
  call('startResends', 'run-1', { things: [{ thing: 'part', marker: 'x' }], dueAt }),
];

const norms = { judge: 'norms.test', source: 'people', licence: 'MIT', sha256: 'sha', isPublic: false };
const retired = { rank: null, isPublic: true, isTrial: false, isRetired: true };
const trial = judgeOf({ model: 'gpt-trial', rubricId: 'r', effort: null });

/** What transactions of the pipeline consist of. */
const ofPipeline: readonly (readonly Call[])[] = [
  [call('lockPart', part), call('countMoved', part, { known: 1, rounds: 2 })],
  [call('countMoved', part, { known: 1, scored: 1 })],
  [call('runFacts', 'run-1', 'share'), call('insertClaims', round, ['a', 'b'])],
  [call('insertClaims', other, ['a', 'b'])],
  [call('requestCancel', 'run-1')],
  [call('deleteClaimsAt', round, ['a']), opinionsOf('run-1', 0, 1)],
  [
    call('lockClaims', round, ['a']),
    call('moveClaims', { runId: 'run-1', round: 2 }, [{ text: 'a', attempt: 1, requeues: 1 }]),
  ],
  [call('takeOverClaims', other, ['a', 'c'])],
  [call('runFacts', 'run-1', 'update'), call('insertReservation', { ...bill, runId: 'run-1' })],
  [call('deleteClaims', 'run-1', ['a']), call('endDoneRun', 'run-1')],
  [call('lockParts', 'run-2'), call('cancelWaits', 'run-2')],
  [call('insertWaits', part, ['b']), call('freedWaits', { runId: 'run-2', part: '00000-00' })],
  [call('insertJudge', judgeOf(factsOf('run-2', 1)), false), opinionsOf('run-2', 1, 0)],
  [call('enterCost', 'run-1', bill), call('deleteReservation', bill)],
  [call('insertPart', { ...part, part: '00000-01', words: 2, changes: { known: 4 } })],
  [call('insertFailures', 'run-1', [{ text: 'a', reason: 'refused', attempts: 1 }])],
  [call('countResends', 'run-1', [{ thing: 'part', dueAt }]), call('deleteResends', 'run-1', ['part'])],
  [call('nextRevision')],
  [call('putList', listOf('run-1', 0))],
  [call('putList', listOf('run-2', 1)), call('markListGone', 'source', 2n)],
];

/** What transactions that deal with judges and opinions consist of. */
const ofJudges: readonly (readonly Call[])[] = [
  [call('deleteClaimsAt', round, ['a']), opinionsOf('run-1', 0, 1)],
  [call('insertJudge', judgeOf(factsOf('run-2', 1)), false), opinionsOf('run-2', 1, 0)],
  [call('nextRevision')],
  [call('insertJudge', judgeOf({ ...factsOf('run-1', 0), model: 'gpt-other' }), false)],
  [call('insertJudge', judgeOf({ ...factsOf('run-1', 0), model: 'gpt-other' }), true), call('judges')],
  [call('enterNorms', norms), call('ratingsBy', norms.judge, ['a'])],
  [call('enterNorms', { ...norms, sha256: 'other' }), call('textsBy', norms.judge)],
  [call('changeJudge', judgeOf(factsOf('run-1', 0)).id, retired)],
  [call('countPurge', judgeOf(factsOf('run-1', 0)).id, dueAt), call('deleteOpinions', trial.id, ['a', 'b'])],
  [call('knownAmong', factsOf('run-1', 0), ['a'])],
];

const end: Call = { name: 'commit', given: [] };

/** The transaction that comes before each of the sequences. */
export const before: readonly SessionStep[] = stepsOf([...beforeAll, end], 0);

/** Every sequence in which two transactions that have a table in common can come. */
export const interleavings = (): SessionStep[][] => [...pairsOf(ofPipeline), ...pairsOf(ofJudges)];

function call<Name extends keyof WordsStatements>(
  name: Name,
  ...given: Parameters<WordsStatements[Name]>
): Call {
  return { name, given };
}

function opinionsOf(id: string, at: number, score: number): Call {
  return call('storeOpinions', { run: factsOf(id, at), revision: 1n }, [
    {
      text: 'a',
      scores: Object.fromEntries(attributes.map(({ name }) => [name, score])) as Rating['scores'],
      types: [anyType],
    },
  ]);
}

function factsOf(id: string, at: number): RunFacts {
  return {
    id,
    mode: 'new',
    rubricId: currentRubric.id,
    model: 'gpt-test',
    effort: null,
    isTrial: false,
    status: 'scoring',
    startedAt: `2026-01-01T00:00:0${String(at)}.000Z`,
    budgetMicroUsd: 1000,
  };
}

function listOf(runId: string, at: number) {
  const list = { source: 'source', name: 'Wörter', runId, words: 1, sha256: `sha of ${runId}`, revision: 1n };
  return { ...list, runStartedAt: factsOf(runId, at).startedAt };
}

function pairsOf(transactions: readonly (readonly Call[])[]): SessionStep[][] {
  return transactions.flatMap((first, at) =>
    transactions
      .slice(at)
      .flatMap((second) => merged(stepsOf([...first, end], 1), stepsOf([...second, end], 2))),
  );
}

function merged(first: readonly SessionStep[], second: readonly SessionStep[]): SessionStep[][] {
  const [a, ...restOfFirst] = first;
  const [b, ...restOfSecond] = second;
  if (a === undefined || b === undefined) return [[...first, ...second]];
  return [
    ...merged(restOfFirst, second).map((rest) => [a, ...rest]),
    ...merged(first, restOfSecond).map((rest) => [b, ...rest]),
  ];
}

function stepsOf(calls: readonly Call[], session: number): SessionStep[] {
  return calls.map((one) => ({ session, ...one }));
}
