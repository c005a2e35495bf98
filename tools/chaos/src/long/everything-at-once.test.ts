import { setTimeout as sleep } from 'node:timers/promises';
import { functions, type FunctionName } from '@word-list/topology';
import { expect, it } from 'vitest';
import type { Fault } from '../../../local/src/aws-front/faults.ts';
import { makeRandom, type Random } from '../../../simulate/src/engine/random.ts';
import { endConnections, refuseStatements, stopRefusing, type Refusal } from '../testing/sql-faults.ts';
import { makeWordSupply, settle, startChaos, type BegunRun, type Chaos } from '../testing/start-chaos.ts';

const minutes = 60_000;
const size = 800;
const faultyMs = 25_000;

const pipeline = (Object.keys(functions) as FunctionName[]).filter(
  (name) => functions[name].trigger.kind !== 'http',
);

const awsFault = (random: Random, operation: string): Fault | undefined => {
  if (!random.chance(0.08)) return undefined;
  const general: Fault[] = [
    { kind: 'throttle' },
    { kind: 'drop' },
    { kind: 'drop-answer' },
    { kind: 'delay', ms: random.between(10, 400) },
  ];
  if (operation === 'SendMessageBatch')
    return random.pick([...general, { kind: 'repeat' }, { kind: 'fail-entries', places: [0, 2] }]);
  if (/^Batch(Get|Write)Item$/u.test(operation))
    return random.pick([...general, { kind: 'leave-unprocessed', places: [0, 3] }]);
  return random.pick(general);
};

const faultAll = ({ plans }: Chaos, seed: number): void => {
  const random = makeRandom(seed, 'faults');
  plans.aws = ({ operation }) => awsFault(random, operation);
  plans.commits = () =>
    random.chance(0.05) ? random.pick(['lost-request', 'lost-answer'] as const) : undefined;
  plans.model = (operation) => {
    // A create that is turned down waits longer and longer: that is tried where it is the only fault.
    const faults = ['lost-request', 'lost-answer', 'busy', 'error', 'cut'] as const;
    return random.chance(operation === 'POST /v1/batches' ? 0.05 : 0.1) ? random.pick(faults) : undefined;
  };
};

const refusals: readonly Refusal[] = [
  { table: 'word_claims', on: 'INSERT', code: '40001', times: 20 },
  { table: 'opinions', on: 'INSERT', code: '40P01', times: 20 },
  { table: 'run_parts', on: 'UPDATE', code: '40001', times: 20, atCommit: true },
];

/** Kills functions and connections until the time is over. */
const harass = async (chaos: Chaos, seed: number): Promise<number> => {
  const random = makeRandom(seed, 'kills');
  const endAt = Date.now() + faultyMs;
  let kills = 0;
  while (Date.now() < endAt) {
    await sleep(random.between(200, 1500));
    if (random.chance(0.3)) await endConnections(chaos.stack.databaseUrl('owner'));
    else kills += chaos.kill(random.pick(pipeline));
  }
  return kills;
};

const gatewayFaults =
  'lost-create-reply:0.1,list-lag=800,list-paged,shuffled,foreign-custom-id:0.3,empty-error-file-id,' +
  'dropped-row:0.05@12,prose:0.03@12,line-429:0.05@12,broken-line:0.1@12,expired:0.1@12,failed=token_limit_exceeded:0.1@12';

it.each([1, 2, 3])(
  'ends four runs that share words exactly, with every fault at random at once (seed %i)',
  async (seed) => {
    const chaos = await startChaos({ gatewayArguments: ['--seed', String(seed), '--faults', gatewayFaults] });
    try {
      const takeWords = makeWordSupply(seed * 10_000);
      const shared = takeWords(size / 2);
      const runs: BegunRun[] = [];
      for (let place = 0; place < 4; place += 1) {
        const words = [...shared, ...takeWords(size / 2)];
        runs.push(await chaos.begin(words, `all at once ${place}`));
      }
      await refuseStatements(chaos.stack.databaseUrl('owner'), refusals);
      faultAll(chaos, seed);
      const kills = await harass(chaos, seed);
      chaos.calm();
      await stopRefusing(chaos.stack.databaseUrl('owner'), refusals);

      const { views, mistakes, askedAgain } = await settle(chaos, runs);

      console.log(
        `seed ${seed}: ${kills} kills, ${askedAgain} words asked again, ` +
          `${views.reduce((sum, { counts }) => sum + counts.failed, 0)} failed`,
      );
      expect(mistakes).toEqual([]);
    } finally {
      await chaos.stop();
    }
  },
  10 * minutes,
);
