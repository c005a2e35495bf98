import { attributes, type ScoredWord } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PortTaken } from '../stack/choose-port.ts';
import { explainError } from './explain-error.ts';
import { makeSummary } from './make-summary.ts';
import { makeProblemReporter, makeTerminal } from './make-terminal.ts';
import type { OutFormat } from './options.ts';
import { formatSeconds, makeRateMeter, progressText } from './progress-text.ts';
import { resultText } from './result-text.ts';
import { writeList } from './write-list.ts';

const counts: RunView['counts'] = {
  lines: 2062,
  rejected: { invalid_utf8: 2, missing_column: 0, empty: 3, too_long: 1, not_a_word: 6 },
  duplicates: 50,
  accepted: 2000,
  known: 100,
  scored: 900,
  failed: 0,
  cancelled: 0,
  claimed: 600,
  waiting: 0,
  unclassified: 400,
};

const runWith = (changes: Partial<RunView> = {}): RunView => ({
  id: 'run-1',
  sourceId: 'source-1',
  sourceName: 'words.txt',
  status: 'scoring',
  mode: 'new',
  model: 'lexicon-1',
  rubric: 'rubric-1',
  budgetUsd: null,
  reason: null,
  blocked: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  counts,
  usage: {
    inputTokens: 5,
    cachedTokens: 1,
    outputTokens: 7,
    prompts: 40,
    reservedMicroUsd: 0,
    settledMicroUsd: 0,
  },
  rate: null,
  estimatedEnd: null,
  ...changes,
});

const scored = (text: string): ScoredWord => ({
  text,
  scores: Object.fromEntries(attributes.map(({ name }) => [name, 1])) as ScoredWord['scores'],
  types: ['noun', 'verb'],
  rubricId: 'r',
  model: 'lexicon-1',
  runId: 'run-1',
  runStartedAt: '2026-01-01T00:00:00.000Z',
  scoredAt: '2026-01-01T00:00:01.000Z',
});

describe('progress', () => {
  it('says words per state, rate and time left', () => {
    expect(progressText(runWith(), 50)).toBe(
      '1,000 of 2,000 words · 100 known · 900 scored · 600 being asked · 400 to come · 50 words/s · 20 s left',
    );
  });

  it('says why nothing moves', () => {
    expect(progressText(runWith({ blocked: 'budget' }), 0)).toContain('blocked: budget');
  });

  it('says what is done before the list is known', () => {
    expect(progressText(runWith({ status: 'chunking' }), undefined)).toBe('reading the list');
  });

  it('measures the rate over the last seconds only', () => {
    const rate = makeRateMeter();

    expect(rate({ at: 0, settled: 0 })).toBeUndefined();
    expect(rate({ at: 1000, settled: 100 })).toBe(100);
    expect(rate({ at: 20_000, settled: 100 })).toBeUndefined();
    expect(rate({ at: 21_000, settled: 400 })).toBe(300);
  });

  it('writes long times in minutes', () => {
    expect([formatSeconds(0.4), formatSeconds(75)]).toEqual(['0 s', '1 min 15 s']);
  });
});

describe('the summary', () => {
  it('has the agreed form, and leaves out what a timer looked up', () => {
    const run = runWith({ status: 'complete', endedAt: '2026-01-01T00:00:05.152Z' });
    const tally = {
      'query-words dynamodb PutItem': 10,
      'check-batches dynamodb BatchGetItem': 99,
      'check-batches sqs SendMessageBatch': 1,
      'update-batch s3 GetObject': 3,
      'update-words ssm GetParameters': 1,
    };

    expect(makeSummary(run, { 'query-words dynamodb PutItem': 4 }, tally)).toEqual({
      run: {
        id: 'run-1',
        status: 'complete',
        counts: {
          lines: 2062,
          rejected: { invalid_utf8: 2, missing_column: 0, empty: 3, too_long: 1, not_a_word: 6 },
          duplicates: 50,
          accepted: 2000,
          known: 100,
          scored: 900,
          failed: 0,
          cancelled: 0,
        },
      },
      seconds: 5.152,
      tokens: { input: 5, cached: 1, output: 7 },
      requests: { sqs: 1, s3: 3, dynamodb: 6, model: 40 },
    });
  });
});

describe('the result', () => {
  it('shows counts by reason and a few words', () => {
    const text = resultText({
      run: runWith({ status: 'complete_with_failures' }),
      seconds: 5,
      failures: { refused: 3 },
      sample: [scored('tree')],
    });

    expect(text).toContain('complete, but some words have no score, 5 s, 40 prompts');
    expect(text).toMatch(/rejected\s+6 {2}not_a_word/u);
    expect(text).toMatch(/failed\s+3 {2}refused/u);
    expect(text).toMatch(/tree\s+1 .*noun, verb/u);
    expect(text).not.toContain('missing_column');
  });

  it('says why a run failed', () => {
    const run = runWith({ status: 'failed', reason: 'not_text: the list is UTF-16' });

    expect(resultText({ run, seconds: 1, failures: {}, sample: [] })).toContain(
      'failed: not_text: the list is UTF-16',
    );
  });
});

describe('the list file', () => {
  const write = async (format: OutFormat, ...parts: string[][]) => {
    const folder = mkdtempSync(join(tmpdir(), 'out-'));
    const path = join(folder, `words.${format}`);
    const count = await writeList(
      { path, format },
      (async function* () {
        for (const words of parts) yield words.map(scored);
      })(),
    );
    const text = readFileSync(path, 'utf8');
    rmSync(folder, { recursive: true });
    return { count, text };
  };

  it('is one table, whatever the number of parts', async () => {
    const { count, text } = await write('csv', ['a', 'b'], [], ['c']);

    expect(count).toBe(3);
    expect(text.split('\r\n')).toEqual([
      'text,types,commonness,offensiveness,sentiment,formality,culturalsensitivity,figurativeness,complexity,political,nsfw',
      ...['a', 'b', 'c'].map((word) => `${word},noun/verb,1,1,1,1,1,1,1,1,1`),
      '',
    ]);
  });

  it('is one JSON array, also of nothing', async () => {
    const some = await write('json', ['a', 'b'], ['c']);
    const none = await write('json');

    expect((JSON.parse(some.text) as { text: string }[]).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(JSON.parse(none.text)).toEqual([]);
  });

  it('has one word or one object a line', async () => {
    expect((await write('txt', ['a'], ['b'])).text).toBe('a\nb\n');
    expect(
      (await write('ndjson', ['a'], ['b'])).text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([{ text: 'a', types: ['noun', 'verb'], scores: { commonness: 1 } }, { text: 'b' }]);
  });
});

describe('the terminal', () => {
  const record = (isTTY: boolean) => {
    const parts: string[] = [];
    let time = 10_000;
    const output = { isTTY, columns: 40, write: (text: string) => parts.push(text) };
    return { parts, terminal: makeTerminal(output, () => time), pass: (ms: number) => (time += ms) };
  };

  it('prints plain progress lines now and then when nobody watches', () => {
    const { parts, terminal, pass } = record(false);

    terminal.progress('one');
    terminal.progress('two');
    pass(5000);
    terminal.progress('three');
    terminal.print('done');

    expect(parts).toEqual(['one\n', 'three\n', 'done\n']);
  });

  it('keeps the progress on the last line, also when something else is printed', () => {
    const { parts, terminal } = record(true);

    terminal.progress('half');
    terminal.problem('careful');

    expect(parts.join('')).toContain('careful');
    expect(parts.at(-1)).toBe('half');
  });

  it('cuts progress to the width of the terminal', () => {
    const { parts, terminal } = record(true);

    terminal.progress('x'.repeat(100));

    expect(parts.join('').match(/x+/u)?.[0]).toHaveLength(39);
  });

  it('tells a problem that repeats itself once in a while only', () => {
    const told: string[] = [];
    let time = 0;
    const report = makeProblemReporter({ problem: (text) => told.push(text) }, () => time);

    report('query-words', 'no database');
    report('query-words', 'no database');
    time = 31_000;
    report('query-words', 'no database');

    expect(told).toEqual(['query-words: no database', 'query-words: no database']);
  });
});

describe('explanations', () => {
  const failure = (code: string) => Object.assign(new Error('open /x'), { code });

  it.each([
    [failure('ENOSPC'), /disk is full/u],
    [new Error('initdb: could not write: No space left on device'), /disk is full/u],
    [failure('EACCES'), /No permission: open \/x.*--data-dir/u],
    [failure('EROFS'), /read-only/u],
    [new Error('wrapped', { cause: failure('ENOSPC') }), /disk is full/u],
    [new PortTaken(8080), /port 8080 is in use.*--port/u],
    [new Error('odd'), /Something went wrong: odd/u],
  ])('says of %s what to do', (error, text) => {
    expect(explainError(error)).toMatch(text);
  });
});
