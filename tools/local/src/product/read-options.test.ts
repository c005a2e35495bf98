import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodings } from '@word-list/domain';
import { nextStep } from '../testing/next-step.ts';
import { repositoryRoot } from '../stack/repository-root.ts';
import { UsageError } from './errors.ts';
import { keysOf } from './read-model.ts';
import { demoList, readOptions } from './read-options.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'options-'));
  file = join(folder, 'words.txt');
  writeFileSync(file, 'apple\n');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const read = (...args: string[]) => readOptions(args, {});

/** What it throws, in words; empty when it throws nothing. */
const messageOf = (act: () => unknown): string => {
  try {
    act();
    return '';
  } catch (error) {
    return error instanceof UsageError ? error.message : String(error);
  }
};

describe('reading the options', () => {
  it('takes English and the lexicon when nothing is said', () => {
    expect(read()).toMatchObject({
      list: undefined,
      format: { kind: 'auto' },
      force: false,
      mode: 'new',
      model: { kind: 'lexicon' },
      once: false,
      open: false,
      yes: false,
      fresh: false,
      dataDir: join(process.cwd(), '.wordlist'),
    });
    expect(read()).not.toHaveProperty('port');
  });

  it.each([
    ['--once'],
    ['--out', 'a.csv'],
    ['--summary', 's.json'],
    ['--rejects', 'r.csv'],
    ['--llm', 'http://127.0.0.1:1/v1', '--model', 'm'],
  ])('takes the demo list where looking is not all, or costs: %s', (...args) => {
    expect(read(...args).list).toMatchObject({ kind: 'file', key: demoList });
  });

  it('reads every option of the table', () => {
    const options = read(
      ...['--source', file, '--format', 'delimited:tab:2', '--out', 'a.ndjson', '--mode', 'stale', '--once'],
      ...['--encoding', 'windows-1252', '--rejects', 'r.csv', '--force'],
      ...['--summary', 's.json', '--llm', 'http://127.0.0.1:11434/v1', '--model', 'qwen', '--budget', '2.50'],
      ...['--yes', '--open', '--port', '0', '--data-dir', folder, '--fresh'],
    );

    expect(options).toEqual({
      list: { kind: 'file', key: file, name: 'words.txt' },
      format: { kind: 'delimited', separator: 'tab', column: 2, encoding: 'windows-1252' },
      rejectsPath: join(process.cwd(), 'r.csv'),
      force: true,
      out: { path: join(process.cwd(), 'a.ndjson'), format: 'ndjson' },
      mode: 'stale',
      once: true,
      open: true,
      summaryPath: join(process.cwd(), 's.json'),
      model: { kind: 'server', baseUrl: 'http://127.0.0.1:11434/v1', model: 'qwen' },
      budgetUsd: 2.5,
      yes: true,
      port: 0,
      dataDir: folder,
      fresh: true,
    });
  });

  it('knows a URL from a file, and names it by the end of its path', () => {
    expect(read('--source', 'https://lists.example/a/dice.txt').list).toEqual({
      kind: 'url',
      key: 'https://lists.example/a/dice.txt',
      name: 'dice.txt',
    });
    expect(read('--source', 'https://lists.example/').list?.name).toBe('lists.example');
  });

  it('asks OpenAI only with a key', () => {
    expect(readOptions(['--llm', 'openai'], { openai: 'sk-1' }).model).toMatchObject({
      kind: 'openai',
      apiKey: 'sk-1',
    });
    expect(() => read('--llm', 'openai')).toThrow(/OPENAI_API_KEY/u);
  });

  it('takes a model of OpenAI that has no end, and refuses one that is gone by its name', () => {
    const now = new Date('2026-11-28T00:00:00Z');
    const modelOf = (...words: string[]) => readOptions(words, { openai: 'sk-1' }, now).model;

    expect(modelOf('--llm', 'openai')).toMatchObject({ model: 'gpt-6-luna' });
    expect(modelOf('--llm', 'openai', '--model', 'gpt-of-tomorrow')).toMatchObject({
      model: 'gpt-of-tomorrow',
    });
    expect(() => modelOf('--llm', 'openai', '--model', 'gpt-4.1-nano')).toThrow(
      /--model gpt-4\.1-nano was shut down on 2026-10-23: take gpt-6-luna/u,
    );
    expect(modelOf('--llm', 'http://127.0.0.1:1/v1', '--model', 'gpt-4.1-nano')).toMatchObject({
      kind: 'server',
    });
  });

  it.each(['http://127.0.0.1:1/v1', 'https://llm.example/v1', 'https://api.openai.com.example/v1'])(
    'shows OpenAI’s key to nobody else: %s gets its own key or none',
    (url) => {
      const environment = { OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: url };
      const args = ['--llm', url, '--model', 'm'];

      const without = readOptions(args, keysOf(environment));
      const withOwn = readOptions(args, keysOf({ ...environment, WORD_LIST_LLM_KEY: 'own' }));

      expect(JSON.stringify(without)).not.toContain('sk-secret');
      expect(without.model).not.toHaveProperty('apiKey');
      expect(JSON.stringify(withOwn)).not.toContain('sk-secret');
      expect(withOwn.model).toMatchObject({ apiKey: 'own' });
    },
  );

  it.each(['responses', 'chat', 'plain'])('hands the style %s on to the server', (style) => {
    const args = ['--llm', 'http://127.0.0.1:1/v1', '--model', 'm'];

    expect(readOptions([...args, '--llm-style', style], {}).model).toMatchObject({ style });
    expect(readOptions(args, {}).model).not.toHaveProperty('style');
  });

  it('shows the key of a server of one’s own to OpenAI no more', () => {
    const keys = keysOf({ OPENAI_API_KEY: 'sk-1', WORD_LIST_LLM_KEY: 'own' });

    expect(JSON.stringify(readOptions(['--llm', 'openai'], keys))).not.toContain('own');
    expect(JSON.stringify(readOptions([], keys))).not.toMatch(/sk-1|own/u);
  });

  it.each([
    ['auto', { kind: 'auto' }],
    ['csv', { kind: 'csv' }],
    ['csv:word', { kind: 'csv', column: 'word' }],
    ['csv:a:b', { kind: 'csv', column: 'a:b' }],
    ['csv:3', { kind: 'csv', column: 3 }],
    ['hunspell', { kind: 'hunspell' }],
    ['lines', { kind: 'lines' }],
  ])('reads the format %s', (text, format) => {
    expect(read('--format', text).format).toEqual(format);
  });

  it('knows the encodings that the option table knows', () => {
    const table = JSON.parse(
      readFileSync(join(repositoryRoot, 'tools', 'bootstrap', 'options.json'), 'utf8'),
    ) as { start: { options: { flag: string; choices?: string[] }[] } };

    expect(table.start.options.find(({ flag }) => flag === '--encoding')?.choices).toEqual([...encodings]);
  });

  it.each([
    [['--source', '/nowhere/list.txt'], /is no file/u],
    [['--format', 'delimited:dot:1'], /is no format/u],
    [['--format', 'delimited:tab:0'], /is no format/u],
    [['--format', 'excel'], /is no format/u],
    [['--encoding', 'latin'], /--encoding/u],
    [['--frobnicate'], /unknown option '--frobnicate'/u],
    [['--out'], /argument missing/u],
    [['words.txt'], /too many arguments/u],
    [['--mode', 'some'], /--mode/u],
    [['--port', '70000'], /--port/u],
    [['--budget', '-1'], /--budget/u],
    [['--out', 'words.pdf'], /endings \.csv/u],
    [['--llm', 'oracle'], /is unknown/u],
    [['--llm', 'http://127.0.0.1:1/v1', '--model', 'm', '--llm-style', 'odd'], /--llm-style/u],
    [['--llm-style', 'chat'], /--llm-style chat is for a server/u],
    [['--llm', 'http://127.0.0.1:1/v1'], /needs --model/u],
    [['--llm', 'openai'], /needs a key/u],
  ])('refuses %j and says what is wrong, and what to do', (args, reason) => {
    const message = messageOf(() => read(...args));

    expect(message).toMatch(reason);
    expect(args.reduce((text, given) => text.replaceAll(given, ''), message)).toMatch(nextStep);
  });
});
