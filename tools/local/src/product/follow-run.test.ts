import type { RunView } from '@word-list/domain/api';
import { describe, expect, it } from 'vitest';
import { ModelRefuses } from './errors.ts';
import { explainError } from './explain-error.ts';
import { followRun } from './follow-run.ts';
import type { ModelProgress } from './model-progress.ts';

const refusal = 'insufficient_quota: You exceeded your current quota';

const runWith = (changes: Partial<Pick<RunView, 'status' | 'blocked'>>, scored = 0, accepted = 500) =>
  ({
    id: 'run',
    status: 'scoring',
    blocked: null,
    counts: { accepted, known: 0, scored, failed: 0, cancelled: 0, claimed: accepted - scored, waiting: 0 },
    ...changes,
  }) as unknown as RunView;

const done = runWith({ status: 'complete' });

const progressWith = (answered: number, more: Partial<ModelProgress> = {}): ModelProgress => ({
  open: { prompts: 10, answered },
  pace: {
    running: [0],
    secondsPerPrompt: answered === 0 ? null : 10,
    secondsPerAnswer: answered === 0 ? null : 10,
    secondsSinceAnswer: 0,
    concurrency: 1,
  },
  problem: null,
  ...more,
});

/** Follows looks at a run, each with what the gateway tells at that time, one second apart. */
const follow = async (looks: readonly (RunView | Error)[], told: readonly ModelProgress[] = []) => {
  const shown: string[] = [];
  const problems: string[] = [];
  let look = -1;
  const following = followRun(
    {
      run: () => {
        look += 1;
        const found = looks[look] ?? done;
        return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
      },
    },
    'run',
    {
      terminal: { width: 100, progress: (text) => shown.push(text), problem: (text) => problems.push(text) },
      signal: new AbortController().signal,
      everyMs: 0,
      now: () => look * 1000,
      ...(told.length === 0 ? {} : { modelProgress: () => Promise.resolve(told[look]) }),
    },
  );
  const ended = await following.then(
    (run) => run.status,
    (error: unknown) => error,
  );
  return { ended, shown, problems };
};

describe('following a run', () => {
  it('goes on when the API does not answer for a while', async () => {
    const { ended } = await follow([runWith({}), new Error('busy'), new Error('busy'), runWith({})]);

    expect(ended).toBe('complete');
  });

  it('counts the answers of a slow server one by one, with the time left', async () => {
    const { shown } = await follow(
      [runWith({}), runWith({}), runWith({})],
      [progressWith(0), progressWith(1), progressWith(5)],
    );

    expect(shown[0]).toMatch(/0 of 10 prompts answered · 500 being asked/u);
    expect(shown[1]).toMatch(/1 of 10 prompts answered · 1 min 30 s left/u);
    expect(shown[2]).toMatch(/5 of 10 prompts answered · 50 s left · 10\.0 s a prompt/u);
  });

  it('counts no prompt as answered before the list was read', async () => {
    const before = { ...progressWith(0), open: { prompts: 0, answered: 0 } };
    const { shown } = await follow([runWith({ status: 'chunking' }, 0, 0), runWith({})], [before, before]);

    expect(shown[1]).toContain('0 of 10 prompts answered');
  });

  it('shows no step back while a batch that has ended is being read', async () => {
    const between = { ...progressWith(0), open: { prompts: 0, answered: 0 } };
    const { shown } = await follow(
      [runWith({}), runWith({}), runWith({}, 450)],
      [progressWith(9), between, between],
    );

    expect(shown.map((text) => /\d+ of \d+ prompts/u.exec(text)?.[0])).toEqual([
      '9 of 10 prompts',
      '9 of 10 prompts',
      '9 of 10 prompts',
    ]);
  });

  it('names what keeps the server from answering: at length once, and as long as it lasts', async () => {
    const problem = { words: 'http://127.0.0.1:1/v1 does not answer: connect ECONNREFUSED', since: 0 };
    const away = progressWith(2, { problem });
    const { shown, problems } = await follow(
      Array.from({ length: 6 }, () => runWith({})),
      [away, away, away, away, away, progressWith(3)],
    );

    expect(problems).toEqual([`${problem.words}. It is asked again until it answers.`]);
    expect(shown.map((text) => text.includes('held up: http://127.0.0.1:1/v1 does not'))).toEqual([
      false,
      false,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('a model that refuses everything', () => {
  it.each([
    [refusal, /You exceeded your current quota.*add credit.*same command/u],
    ['invalid_api_key: Incorrect API key provided', /Incorrect API key.*check the key.*WORD_LIST_LLM_KEY/u],
    ['http_401: Unauthorized', /Unauthorized.*check the key/u],
    ['no_such_endpoint: neither', /check the address.*--fresh/u],
  ])('ends the following: %s', async (blocked, says) => {
    const { ended } = await follow([runWith({}), runWith({ blocked })]);

    expect(ended).toBeInstanceOf(ModelRefuses);
    expect(explainError(ended)).toMatch(says);
  });

  it('is waited for when it refuses for the moment only', async () => {
    const { ended } = await follow([runWith({}), runWith({ blocked: 'rate_limit_exceeded: slow down' })]);

    expect(ended).toBe('complete');
  });

  it('is asked again after a new start, and given up when it still says so after two minutes', async () => {
    const looks = (count: number) => Array.from({ length: count }, () => runWith({ blocked: refusal }));

    expect((await follow(looks(100))).ended).toBe('complete');
    expect((await follow(looks(200))).ended).toBeInstanceOf(ModelRefuses);
    expect((await follow([...looks(2), runWith({}), ...looks(1)])).ended).toBeInstanceOf(ModelRefuses);
  });
});
