import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guardFiles } from './guard-files.ts';

let folder: string;
let list: string;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-'));
  list = at('words.txt');
  writeFileSync(list, 'apple\npear\n');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Files = { out?: string; summary?: string; rejects?: string };

const guard = ({ out, summary, rejects }: Files, force = false): void =>
  guardFiles({
    list: { kind: 'file', key: list, name: 'words.txt' },
    force,
    ...(out === undefined ? {} : { out: { path: out, format: 'txt' } }),
    ...(summary === undefined ? {} : { summaryPath: summary }),
    ...(rejects === undefined ? {} : { rejectsPath: rejects }),
  });

const options = ['out', 'summary', 'rejects'] as const;

describe('the list of a person', () => {
  it.each(options)(
    'is not overwritten by --%s: by its path, a link, a hard link or a linked folder',
    (option) => {
      symlinkSync(list, at('link.txt'));
      linkSync(list, at('hard.txt'));
      symlinkSync(folder, at('folder'));

      for (const path of [list, at('link.txt'), at('hard.txt'), join(at('folder'), 'words.txt')]) {
        expect(() => guard({ [option]: path }, true)).toThrow(/is the list itself/u);
      }
      expect(readFileSync(list, 'utf8')).toBe('apple\npear\n');
    },
  );
});

describe('files that are written', () => {
  it.each([
    ['out', 'summary'],
    ['out', 'rejects'],
    ['summary', 'rejects'],
  ] as const)('are not one: --%s and --%s', (one, other) => {
    mkdirSync(at('real'));
    symlinkSync(at('real'), at('also'));
    writeFileSync(at('there'), '');
    linkSync(at('there'), at('hard'));

    expect(() => guard({ [one]: at('x'), [other]: at('x') }, true)).toThrow(/are the same file/u);
    expect(() => guard({ [one]: join(at('real'), 'x'), [other]: join(at('also'), 'x') }, true)).toThrow(
      /same file/u,
    );
    expect(() => guard({ [one]: at('there'), [other]: at('hard') }, true)).toThrow(/are the same file/u);
    expect(() => guard({ [one]: at('x'), [other]: at('y') })).not.toThrow();
  });

  it('replace nothing that is no result of ours, unless they are told to', () => {
    writeFileSync(at('mine.txt'), 'figs\n');

    for (const option of options) {
      expect(() => guard({ [option]: at('mine.txt') })).toThrow(/is there already.*--force/u);
      expect(() => guard({ [option]: at('mine.txt') }, true)).not.toThrow();
    }
  });

  it.each([
    ['an empty file', ''],
    ['a table of ours', 'text,types,commonness,offensiveness\r\n'],
    ['lines of ours', '{"text":"fig"}\n'],
    ['an array of ours', '[\n{"text":"fig"}\n]\n'],
    ['a summary', '{\n  "run": {\n'],
    ['rejects', 'line,reason,text\r\n'],
  ])('replace %s', (_, content) => {
    writeFileSync(at('before'), content);

    expect(() => guard({ out: at('before') })).not.toThrow();
  });
});
