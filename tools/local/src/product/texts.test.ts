import { attributes, rejectReasons, type ScoredWord } from '@word-list/domain';
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
import { countOf, formatSeconds } from './count-text.ts';
import type { PromptCounts } from './model-progress.ts';
import { makeRateMeter, progressText } from './progress-text.ts';
import { makeProfiler } from './profile-words.ts';
import { lossWarning } from './reject-text.ts';
import { invitationText, resultText } from './result-text.ts';
import { writeList } from './write-list.ts';

const counts: RunView['counts'] = {
  lines: 2062,
  rejected: {
    ...Object.fromEntries(rejectReasons.map((reason) => [reason, 0])),
    invalid_utf8: 2,
    empty: 3,
    too_long: 1,
    not_a_word: 6,
  } as RunView['counts']['rejected'],
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
  trial: false,
  model: 'lexicon-2',
  rubric: 'rubric-1',
  budgetUsd: null,
  reason: null,
  blocked: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  counts,
  list: null,
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
  judge: 'lexicon-2.r',
  otherJudges: {},
  rubricId: 'r',
  model: 'lexicon-2',
  runId: 'run-1',
  runStartedAt: '2026-01-01T00:00:00.000Z',
  scoredAt: '2026-01-01T00:00:01.000Z',
});

describe('progress', () => {
  const widths = [20, 30, 40, 60, 79, 100, 200];

  it('has a bar, how far it is, and the time left', () => {
    expect(progressText(runWith(), { rate: 50 }, 100)).toBe(
      '████████░░░░░░░░░ 1,000 of 2,000 words · 20 s left · 50 words/s · 100 known before · 600 being asked',
    );
  });

  it('fits any width, and leaves out whole pieces only', () => {
    const whole = progressText(runWith(), { rate: 0.4 }, 200).split(/ · /u).slice(1);

    for (const width of widths) {
      const text = progressText(runWith(), { rate: 0.4 }, width);

      expect(text.length).toBeLessThanOrEqual(width);
      expect(text).toMatch(/1,000 of 2,000/u);
      for (const piece of text.replace(/…$/u, '').split(/ · /u).slice(1)) expect(whole).toContain(piece);
    }
  });

  it('counts prompts of a slow server before their words settle', () => {
    const run = runWith({ counts: { ...counts, scored: 0, known: 0, claimed: 2000 } });
    const text = (prompts: object, width = 100) =>
      progressText(run, { rate: 0, prompts: { answered: 1, all: 40, ...prompts } as PromptCounts }, width);

    expect(text({})).toContain('0 of 2,000 words · 1 of 40 prompts answered · 2,000 being asked');
    expect(text({ answered: 20, secondsLeft: 75, secondsPerPrompt: 10 })).toBe(
      '█████████░░░░░░░░░░ 0 of 2,000 words · 20 of 40 prompts answered · 1 min 15 s left · 10.0 s a prompt',
    );
    expect(text({ answered: 20, secondsLeft: 75 }, 79)).toContain('1 min 15 s left');
  });

  it('says why nothing moves, cut behind a word', () => {
    const text = progressText(
      runWith({ blocked: 'the server answered 503: no capacity is left' }),
      { rate: 0 },
      60,
    );

    expect(text).toBe('1,000 of 2,000 words · held up: the server answered 503:…');
  });

  it('says what is done before the list is known', () => {
    expect(progressText(runWith({ status: 'chunking' }), {}, 79)).toBe('reading the list');
  });

  it('measures the rate over the last seconds only', () => {
    const rate = makeRateMeter();

    expect(rate({ at: 0, settled: 0 })).toBeUndefined();
    expect(rate({ at: 1000, settled: 100 })).toBe(100);
    expect(rate({ at: 20_000, settled: 100 })).toBeUndefined();
    expect(rate({ at: 21_000, settled: 400 })).toBe(300);
  });

  it('writes long times in minutes', () => {
    expect([0.4, 75, 7265].map(formatSeconds)).toEqual(['0 s', '1 min 15 s', '2 h 1 min']);
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
          rejected: counts.rejected,
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
  const facts = (run: RunView, more: object = {}) => ({
    run,
    seconds: 5,
    failures: {},
    profile: undefined,
    width: 79,
    ...more,
  });
  const endedWith = (changes: Partial<RunView['counts']>, more: Partial<RunView> = {}) =>
    runWith({ status: 'complete', counts: { ...counts, ...changes }, ...more });

  it('shows counts by reason, and each reason with examples and what to do', () => {
    const rejects = [
      { reason: 'not_a_word' as const, line: 7, text: 'two words' },
      { reason: 'not_a_word' as const, line: 9, text: 'so<U+00A0>fa' },
    ];
    const text = resultText(facts(endedWith({}, { list: { readAs: 'one word a line, UTF-8', rejects } })));

    expect(text).toContain('read as one word a line, UTF-8');
    expect(text).toMatch(/ {2}skipped +3 {2}blank lines/u);
    expect(text).toMatch(/ {2}rejected +6 {2}not_a_word/u);
    const flat = text.replaceAll(/\s+/gu, ' ');
    expect(flat).toContain(
      'not_a_word, 6 lines: phrases, digits or signs, such as line 7 “two words”, line 9 “so<U+00A0>fa”. What to do: a word has letters only',
    );
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
    expect(flat).toContain('too_long, 1 line: ');
    expect(text).not.toContain('missing_column');
  });

  it('counts one as one', () => {
    const run = endedWith({ lines: 1, accepted: 1 }, { usage: { ...runWith().usage, prompts: 1 } });

    expect(resultText(facts(run))).toMatch(/1 prompt$/mu);
    expect([countOf(1, 'line'), countOf(0, 'line'), countOf(2000, 'line')]).toEqual([
      '1 line',
      '0 lines',
      '2,000 lines',
    ]);
  });

  it('says plainly when no word was scored, and how many were not', () => {
    const none = endedWith({ known: 0, scored: 0, failed: 14 }, { status: 'complete_with_failures' });
    const some = endedWith({ failed: 1 }, { status: 'complete_with_failures' });

    expect(resultText(facts(none, { failures: { refused: { count: 14 } } }))).toMatch(
      /: no word was scored, [^]*Without a score:\n {2}refused: the model refused/u,
    );
    expect(resultText(facts(some))).toContain('complete, but 1 word has no score');
    expect(resultText(facts(some))).not.toContain('no word was scored');
  });

  it('shows below a reason what the server said, within the width', () => {
    const run = endedWith({ failed: 3 }, { status: 'complete_with_failures' });
    const sample =
      '500: the GPU has run out of memory while it was reading the prompt, ask for less at a time';
    const text = resultText(facts(run, { failures: { request_failed: { count: 3, sample } } }));

    expect(text).toMatch(/ {4}failed +3 {2}request_failed\n/u);
    expect(text).toMatch(/\n {4}it said: 500: the GPU has run/u);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(79);
  });

  it('says why a run failed, and what to do', () => {
    const run = runWith({ status: 'failed', reason: 'bad_gzip: the source cannot be decompressed' });

    expect(resultText(facts(run)).replaceAll(/\s+/gu, ' ')).toContain(
      'failed, 5 s, 40 prompts bad_gzip: the source cannot be decompressed. What to do: download or compress it again.',
    );
  });

  it('says what the words are like, with well-known ones from all over the list, within the width', () => {
    const profiler = makeProfiler();
    const word = (index: number): string =>
      `${'abcdefghij'.charAt(index % 10)}${'klmnop'.charAt(Math.floor(index / 10))}`;
    for (let index = 0; index < 60; index += 1) {
      const { scores, ...rest } = scored(word(index));
      profiler.add({
        ...rest,
        scores: {
          ...scores,
          commonness: index % 2 === 0 ? 5 - index / 200 : 0,
          offensiveness: index === 3 ? 4 : 0,
        },
      });
    }
    profiler.add({
      ...scored('unheard'),
      scores: { ...scored('').scores, commonness: null, sentiment: null },
    });

    const profile = profiler.profile();
    const text = resultText(facts(endedWith({}), { profile, width: 40 }));

    expect(profile).toMatchObject({
      words: 61,
      commonness: { wellKnown: 30, rare: 30, unknown: 1 },
      offensive: 1,
    });
    expect(profile.examples).toHaveLength(12);
    expect(profile.examples.at(-1)).toBe('ep');
    expect(text).toMatch(/types +noun 61 · verb 61/u);
    expect(text).toMatch(/offensive +1 word$/mu);
    const { counts } = endedWith({});
    const larger = resultText(facts({ ...endedWith({}), counts: { ...counts, scored: 62 } }, { profile }));
    expect(larger).toContain('A sample of 61 scored words:');
    const best = text.slice(text.indexOf('best known')).split('\n').slice(1);
    expect(best.length).toBeGreaterThan(1);
    expect(Math.max(...best.map(({ length }) => length))).toBeLessThanOrEqual(40);
  });

  it('invites to words of the list only', () => {
    const ports = { origin: 'http://127.0.0.1:1', tokenPath: '/t', sourceId: 's' };

    expect(invitationText({ ...ports, word: "qu'est" })).toContain("/api/words/qu'est");
    expect(invitationText({ ...ports, word: undefined })).not.toMatch(/\/api\/words\//u);
  });
});

describe('a list that lost lines', () => {
  const lossOf = (notWords: number, accepted: number) =>
    lossWarning({
      counts: {
        ...counts,
        lines: notWords + accepted,
        duplicates: 0,
        accepted,
        rejected: { ...none, not_a_word: notWords, empty: 900 },
      },
      list: null,
    });
  const none = Object.fromEntries(
    rejectReasons.map((reason) => [reason, 0]),
  ) as RunView['counts']['rejected'];

  it('is warned of above five in a hundred, blank lines and comments apart', () => {
    expect(lossOf(5, 95)).toBeUndefined();
    expect(lossOf(6, 94)).toBe('6 lines of 100 (6 %) hold no word and were left out');
    expect(lossOf(100, 0)).toBe('not one of the 100 lines holds a word');
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
      ['text', 'types', ...attributes.map(({ name }) => name)].join(','),
      ...['a', 'b', 'c'].map((word) => [word, 'noun/verb', ...attributes.map(() => 1)].join(',')),
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
  const record = (isTTY: boolean, colours = true) => {
    const parts: string[] = [];
    let time = 10_000;
    const output = { isTTY, columns: 40, write: (text: string) => parts.push(text) };
    return {
      parts,
      terminal: makeTerminal(output, { now: () => time, colours }),
      pass: (ms: number) => (time += ms),
    };
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

  it.each([
    [true, true],
    [false, false],
  ])('colours what is wrong: %s, where colours are allowed: %s', (colours, isColoured) => {
    const { parts, terminal } = record(true, colours);

    terminal.problem('careful');

    expect(parts.join('').includes('\u001B[33m')).toBe(isColoured);
  });

  it('keeps progress in the width of the terminal, one column less, cut behind a word', () => {
    const { parts, terminal } = record(true);

    terminal.progress('Starting the stack: the tables are ready, waiting for queues');

    expect(terminal.width).toBe(39);
    expect(parts.join('')).toContain('Starting the stack: the tables are…');
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
