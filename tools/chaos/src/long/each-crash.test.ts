import { functions, type FunctionName } from '@word-list/topology';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { nameOfCall } from '../testing/plans.ts';
import { makeWordSupply, settle, startChaos, type Chaos } from '../testing/start-chaos.ts';

const minutes = 60_000;
const size = 60;

let chaos: Chaos;
const takeWords = makeWordSupply(50_000);

beforeAll(async () => {
  chaos = await startChaos();
});

afterEach(() => {
  chaos.calm();
});

afterAll(async () => {
  await chaos.stop();
});

const pipeline = new Set<string>(
  Object.entries(functions).flatMap(([name, { trigger }]) => (trigger.kind === 'http' ? [] : [name])),
);

/** Who makes a request to the model in an undisturbed run: the request does not say. */
const askers: Readonly<Record<string, FunctionName>> = {
  'GET /v1/batches': 'query-words',
  'POST /v1/files': 'query-words',
  'POST /v1/batches': 'query-words',
  'GET /v1/batches/*': 'check-batches',
  'GET /v1/files/*/content': 'update-batch',
};

/** Every kind of call that a run makes: by function, operation and resource; commits and model requests too. */
const callsOfRun = async (): Promise<Set<string>> => {
  const calls = new Set<string>();
  chaos.plans.aws = (call) => void calls.add(nameOfCall(call));
  chaos.plans.commits = (name) => void calls.add(`${name} COMMIT`);
  chaos.plans.model = (operation) => void calls.add(`${askers[operation] ?? ''} ${operation}`);
  await settle(chaos, [await chaos.begin(takeWords(size), 'calls')]);
  chaos.calm();
  return calls;
};

/** One run whose function dies at the first call of this kind, `before` it reaches the service or `after` it took effect. */
const crashOnce = async (call: string, when: 'before' | 'after'): Promise<string[]> => {
  const name = call.split(' ')[0] as FunctionName;
  const open = new Set([call]);
  const hits = (other: string): boolean => {
    const isHit = open.delete(other);
    if (isHit) chaos.kill(name);
    return isHit;
  };
  chaos.plans.aws = (made) => (hits(nameOfCall(made)) && when === 'before' ? { kind: 'drop' } : undefined);
  chaos.plans.commits = (application) => {
    if (!hits(`${application} COMMIT`)) return undefined;
    return when === 'before' ? 'lost-request' : 'lost-answer';
  };
  chaos.plans.model = (operation) =>
    hits(`${askers[operation] ?? ''} ${operation}`) && when === 'before' ? 'lost-request' : undefined;
  const { mistakes, views, askedAgain } = await settle(chaos, [
    await chaos.begin(takeWords(size), `${call} ${when}`),
  ]);
  chaos.calm();
  return [
    ...mistakes,
    ...(views[0]?.status === 'complete' ? [] : [`it ended as ${String(views[0]?.status)}`]),
    ...(askedAgain === 0 ? [] : [`${askedAgain} words were asked again`]),
    ...(open.size > 0 ? ['the call did not come'] : []),
  ].map((mistake) => `${call}, ${when}: ${mistake}`);
};

it(
  'completes a run exactly although a function dies at any of its calls, before it or after its effect',
  async () => {
    // A process that died reads its parameters again: what it had read before has to be read for sure.
    const calls = [...(await callsOfRun())].filter(
      (call) => pipeline.has(call.split(' ')[0] ?? '') && !call.includes('GetParameters'),
    );
    const mistakes: string[] = [];
    for (const call of calls) {
      for (const when of ['before', 'after'] as const) mistakes.push(...(await crashOnce(call, when)));
    }

    console.log(`${calls.length} kinds of call, each before and after`);
    expect(mistakes).toEqual([]);
    expect(calls.length).toBeGreaterThanOrEqual(24);
  },
  40 * minutes,
);
