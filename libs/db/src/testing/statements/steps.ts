import {
  attributes,
  currentRubric,
  editor,
  hash32,
  judgeOf,
  type Rating,
  type RunFacts,
  type WordsStatements,
} from '@word-list/domain';
import { manifestOf, newRun } from '@word-list/domain/contracts';
import type { SessionStep } from './both-databases.ts';
import { anyType, runIds } from './rows.ts';

export type Random = (limit: number) => number;

/** The same numbers for the same seed. */
export const randomOf = (seed: number): Random => {
  let drawn = 0;
  return (limit) => hash32(`${String(seed)} ${String((drawn += 1))}`) % limit;
};

const allTexts = ['a', 'b', 'c'];
const names = attributes.map(({ name }) => name);

type Draw<Name extends keyof WordsStatements> = (random: Random) => Parameters<WordsStatements[Name]>;

/** What each statement can be given. Those that only people ask for are left out. */
const draws: { readonly [Name in keyof WordsStatements]?: Draw<Name> } = {
  runFacts: (random) => [runOf(random), (['none', 'share', 'update'] as const)[random(3)] ?? 'none'],
  liveRunOf: (random) => [`source of ${runOf(random)}`],
  liveRuns: () => [],
  runCounts: (random) => [runOf(random)],
  runUsage: (random) => [runOf(random)],
  failures: (random) => [runOf(random), { limit: 5 }],
  insertRubric: () => [currentRubric],
  insertRun: (random) => {
    const id = `run-${String(4 + random(5))}`;
    const sourceId = `source of run-${String(1 + random(9))}`;
    return [newRun({ id, sourceId, idempotencyKey: random(2) === 0 ? null : 'key' }), currentRubric.id];
  },
  startChunking: (random) => [runOf(random)],
  fixManifest: (random) => [runOf(random), manifestOf(1)],
  failUnfixedRun: (random) => [runOf(random), 'gone'],
  stopRun: (random) => [runOf(random), 'model_refused'],
  firstAnswerOf: (random) => [random(2) === 0 ? 'gpt-test' : 'lexicon-1', currentRubric.id],
  keepFirstAnswer: (random) => [runOf(random), { usage: null, schema: random(2) === 0 }],
  requestCancel: (random) => [runOf(random)],
  setBlocked: (random) => [runOf(random), random(2) === 0 ? null : 'quota'],
  endDoneRun: (random) => [runOf(random)],
  markTidied: (random) => [runOf(random)],
  insertPart: (random) => [{ ...partOf(random), words: 2 + 2 * random(2), changes: changesOf(random) }],
  lockPart: (random) => [partOf(random)],
  lockParts: (random) => [runOf(random)],
  countMoved: (random) => [partOf(random), changesOf(random)],
  notePartError: (random) => [partOf(random), 'error'],
  classifiedParts: (random) => [runOf(random)],
  insertClaims: (random) => [roundOf(random), textsOf(random)],
  takeOverClaims: (random) => [roundOf(random), textsOf(random)],
  claimsAt: (random) => [roundOf(random)],
  lockClaims: (random) => [roundOf(random), textsOf(random)],
  deleteClaimsAt: (random) => (random(3) === 0 ? [roundOf(random)] : [roundOf(random), textsOf(random)]),
  deleteClaims: (random) => [runOf(random), textsOf(random)],
  moveClaims: (random) => [
    { runId: runOf(random), round: 1 + random(3) },
    textsOf(random).map((text) => ({ text, attempt: random(3), requeues: random(3) })),
  ],
  openRounds: (random) => [runOf(random)],
  insertWaits: (random) => [partOf(random), textsOf(random)],
  freedWaits: (random) => [partOf(random)],
  freedParts: (random) => [runOf(random)],
  deleteWaits: (random) => [runOf(random), textsOf(random)],
  cancelWaits: (random) => [runOf(random)],
  knownAmong: (random) => [factsOf(random(3)), allTexts],
  ratedLater: (random) => [factsOf(random(3)), allTexts],
  insertJudge: (random) => [
    judgeOf({ ...factsOf(random(3)), effort: random(3) === 0 ? 'low' : null }),
    random(3) === 0,
  ],
  judges: () => [],
  opinionsOf: (random) => [allTexts[random(3)] ?? ''],
  storeRatings: (random) => [
    { judge: random(2) === 0 ? editor.id : 'norms.test', revision: BigInt(random(5)) },
    textsOf(random).map((text) => ({
      text,
      scores: scoresOf(random),
      types: random(2) === 0 ? null : [anyType],
    })),
  ],
  takeBack: (random) => [{ judge: editor.id, revision: BigInt(random(5)) }, textsOf(random)],
  insertCorrection: (random) => [
    {
      id: `correction-${String(random(3))}`,
      text: allTexts[random(3)] ?? '',
      changes: [{ field: 'nsfw', before: null, after: random(3) }],
      reason: 'wrong',
      who: 'ann',
    },
  ],
  enterNorms: (random) => [
    {
      judge: random(4) === 0 ? editor.id : 'norms.test',
      source: `source ${String(random(2))}`,
      licence: 'MIT',
      sha256: `sha-${String(random(2))}`,
      isPublic: random(2) === 0,
    },
  ],
  ratingsBy: (random) => [random(2) === 0 ? editor.id : 'norms.test', allTexts],
  textsBy: (random) => [random(2) === 0 ? editor.id : 'norms.test'],
  changeJudge: (random) => [
    judgeOf(factsOf(random(3))).id,
    {
      rank: random(2) === 0 ? null : random(5),
      isPublic: random(5) > 0,
      isTrial: random(5) === 0,
      isRetired: random(5) === 0,
    },
  ],
  oldestOpinions: (random) => [judgeOf(factsOf(random(3))).id, 1 + random(2)],
  countPurge: (random) => [
    judgeOf(factsOf(random(3))).id,
    random(2) === 0 ? '2020-01-01T00:00:00.000Z' : '2120-01-01T00:00:00.000Z',
  ],
  deleteOpinions: (random) => [judgeOf(factsOf(random(3))).id, textsOf(random)],
  nextRevision: () => [],
  storeOpinions: (random) => [
    {
      run: { ...factsOf(random(3)), ...(random(4) === 0 ? { model: 'lexicon-2' } : {}) },
      revision: BigInt(random(5)),
    },
    [...textsOf(random), ...(random(12) === 0 ? ['c', 'c'] : [])].map((text) => ({
      text,
      scores: scoresOf(random),
      types: random(5) === 0 ? null : [anyType],
      ...(random(3) === 0 && { evidence: `${String(random(9))}f` }),
    })),
  ],
  putList: (random) => {
    const { id: runId, startedAt: runStartedAt } = factsOf(random(3));
    const common = { source: sourceOf(random), name: runId, words: random(9), revision: BigInt(random(5)) };
    return [{ ...common, runId, runStartedAt, sha256: `sha-${String(random(3))}` }];
  },
  markListGone: (random) => [sourceOf(random), BigInt(random(5))],
  setListPublic: (random) => [
    { source: sourceOf(random), isPublic: random(2) === 0, revision: BigInt(random(5)) },
  ],
  insertFailures: (random) => [
    runOf(random),
    textsOf(random).map((text) => ({ text, reason: `reason ${String(random(2))}`, attempts: random(4) })),
  ],
  enterCost: (random) => [
    runOf(random),
    {
      ...submissionOf(random),
      prompts: 1,
      microUsd: random(9),
      inputTokens: 5,
      cachedTokens: 0,
      outputTokens: 2,
    },
  ],
  hasCost: (random) => [submissionOf(random)],
  spentBy: (random) => [runOf(random)],
  insertReservation: (random) => [{ ...submissionOf(random), runId: runOf(random), microUsd: 100 }],
  deleteReservation: (random) => [submissionOf(random)],
  deleteEarlierReservations: (random) => [submissionOf(random)],
  resends: (random) => [runOf(random)],
  deleteResends: (random) => [runOf(random), [`part ${String(random(2))}`]],
  startResends: (random) => [
    runOf(random),
    { things: [{ thing: `part ${String(random(2))}`, marker: String(random(3)) }], dueAt: dueAt(random) },
  ],
  countResends: (random) => [runOf(random), [{ thing: `part ${String(random(2))}`, dueAt: dueAt(random) }]],
};

export const statementNames = Object.keys(draws) as (keyof typeof draws)[];

/** One statement with what it is given. */
export const drawStatement = (
  random: Random,
  name = statementNames[random(statementNames.length)],
): SessionStep => {
  const draw = name && (draws[name] as ((random: Random) => readonly unknown[]) | undefined);
  if (name === undefined || draw === undefined) throw new Error('there is no such statement');
  return { session: 0, name, given: draw(random) };
};

/** A few rows first, by one session; then statements of several sessions, and now and then the end of one. */
export const drawSteps = (
  random: Random,
  { sessions, length }: { sessions: number; length: number },
): SessionStep[] => {
  const first = (
    ['insertPart', 'insertClaims', 'insertWaits', 'insertJudge', 'storeOpinions', 'enterCost'] as const
  ).map((name) => drawStatement(random, name));
  const rest = Array.from({ length }, (): SessionStep => {
    const session = random(sessions);
    if (random(6) === 0) return { session, name: random(4) === 0 ? 'rollback' : 'commit', given: [] };
    return { ...drawStatement(random), session };
  });
  return [...first, { session: 0, name: 'commit', given: [] }, ...rest];
};

/** One statement, a few times, after a transaction that has left rows of every kind. */
export const drawAmongAll = (random: Random, name: keyof WordsStatements): SessionStep[] => {
  const isOpen = random(3) > 0;
  const chosen = fillers.filter((filler) => isOpen || !opening.has(filler));
  const before = [...chosen, ...chosen].map((filler) => drawStatement(random, filler));
  const commit: SessionStep = { session: 0, name: 'commit', given: [] };
  const drawn = Array.from({ length: 5 }, () => drawStatement(random, name));
  return [...before, commit, ...drawn, commit];
};

/** What leaves rows behind. */
const fillers = [
  'insertPart',
  'insertClaims',
  'insertWaits',
  'insertJudge',
  'storeOpinions',
  'storeRatings',
  'takeBack',
  'storeRatings',
  'insertCorrection',
  'putList',
  'markListGone',
  'putList',
  'insertReservation',
  'enterCost',
  'insertReservation',
  'startResends',
  'insertFailures',
] as const satisfies readonly (keyof typeof draws)[];

/** Without these a run has nothing open, and may end. */
const opening = new Set<keyof typeof draws>(['insertClaims', 'insertWaits']);

function sourceOf(random: Random): string {
  return `source ${String(random(2))}`;
}

function runOf(random: Random): string {
  return runIds[random(4) === 0 ? random(runIds.length) : random(3)] ?? '';
}

function partOf(random: Random) {
  return { runId: runIds[random(2)] ?? '', part: `0000${String(random(2))}-00` };
}

function changesOf(random: Random) {
  return { known: random(3), failed: random(2), rounds: random(4) };
}

function roundOf(random: Random) {
  return { ...partOf(random), runId: runIds[random(3)] ?? '', round: 1 + random(2) };
}

function textsOf(random: Random): string[] {
  const left = allTexts.filter(() => random(2) === 0);
  return left.length > 0 ? left : [allTexts[random(3)] ?? ''];
}

function factsOf(at: number): RunFacts {
  return {
    id: runIds[at] ?? '',
    mode: (['new', 'all', 'stale'] as const)[at] ?? 'new',
    rubricId: currentRubric.id,
    model: at === 2 ? 'lexicon-1' : 'gpt-test',
    effort: null,
    isTrial: false,
    status: 'scoring',
    startedAt: `2026-01-01T00:00:0${String(at)}.000Z`,
    budgetMicroUsd: 1000,
  };
}

function scoresOf(random: Random): Rating['scores'] {
  const draw = (): number | null => (random(60) === 0 ? 901 : random(5) === 0 ? null : random(100));
  return Object.fromEntries(names.map((name) => [name, draw()])) as Rating['scores'];
}

function submissionOf(random: Random) {
  return { batchId: `batch-${String(random(2))}`, submission: random(2) };
}

function dueAt(random: Random): string {
  return `2026-02-01T00:00:0${String(random(9))}.000Z`;
}
