import {
  existsSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  statSync,
  chmodSync,
  symlinkSync,
  lstatSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '../testing/call-program.ts';

let folder: ReturnType<typeof makeFolder>;
const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');

beforeEach(() => {
  folder = makeFolder({ 'words.txt': 'pear\nPear\napple\n', 'more.txt': 'fig\n12\n' });
});
afterEach(() => folder.remove());

describe('--out', () => {
  it('replaces a file that is read when --force is given, and keeps its rights', async () => {
    chmodSync(join(folder.path, 'words.txt'), 0o640);

    const { code, stdout } = await folder.call(['tidy', 'DIR/words.txt', '-o', 'DIR/words.txt', '--force']);

    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(read('words.txt')).toBe('pear\napple\n');
    expect(statSync(join(folder.path, 'words.txt')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path).sort()).toEqual(['more.txt', 'words.txt']);
  });

  it('replaces nothing without --force', async () => {
    const { code, stderr } = await folder.call(['tidy', 'DIR/words.txt', '-o', 'DIR/more.txt']);

    expect(code).toBe(64);
    expect(stderr).toContain('--out DIR/more.txt is there already');
    expect(read('more.txt')).toBe('fig\n12\n');
  });

  it('writes through a link to what it points at', async () => {
    symlinkSync('more.txt', join(folder.path, 'link.txt'));

    await folder.call(['tidy', 'DIR/words.txt', '-o', 'DIR/link.txt', '--force']);

    expect(lstatSync(join(folder.path, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(read('more.txt')).toBe('pear\napple\n');
  });

  it('leaves nothing behind when it is stopped', async () => {
    const stopping = new AbortController();
    stopping.abort();

    const { code } = await folder.call(['tidy', 'DIR/words.txt', '-o', 'DIR/new.txt'], {
      signal: stopping.signal,
    });

    expect(code).toBe(130);
    expect(readdirSync(folder.path).sort()).toEqual(['more.txt', 'words.txt']);
  });

  it('refuses two files that are one', async () => {
    const args = ['tidy', 'DIR/words.txt', '-o', 'DIR/x', '--rejects', 'DIR/x'];

    expect((await folder.call(args)).stderr).toContain('are the same file');
  });
});

describe('--rejects', () => {
  it('writes the lines without a word', async () => {
    await folder.call(['tidy', 'DIR/more.txt', '--rejects', 'DIR/rejects.csv']);

    expect(read('rejects.csv')).toBe('line,reason,text\r\n2,not_a_word,"12"\r\n');
  });
});

describe('a recipe', () => {
  const make = ['tidy', 'DIR/words.txt', '--sort', 'text', '--dice', '6', '--prefix-free', '--schlinkert'];
  const save = [...make, '-o', 'DIR/list.txt', '--save-recipe', 'DIR/list.recipe.json'];

  it('makes the same bytes again', async () => {
    await folder.call(save);

    const again = await folder.call(['tidy', '--recipe', 'DIR/list.recipe.json']);

    expect(again.stdout).toBe(read('list.txt'));
  });

  it('gives way to what the command line says', async () => {
    await folder.call(save);

    const again = await folder.call(['tidy', '--recipe', 'DIR/list.recipe.json', '--dice', '2']);

    expect(again.stdout).toBe('1\tapple\n2\tpear\n');
  });

  it.each([
    ['holds for the list that it made', () => undefined, 0],
    [
      'notices a word that was added',
      () => writeFileSync(join(folder.path, 'list.txt'), '1\tapple\n2\tpear\n3\tpearl\n'),
      1,
    ],
    [
      'names a word that was changed',
      () => writeFileSync(join(folder.path, 'list.txt'), '1\tapple\n2\tplum\n'),
      1,
    ],
    ['notices another order', () => writeFileSync(join(folder.path, 'list.txt'), '1\tpear\n2\tapple\n'), 1],
    [
      'takes line ends of Windows for none of its business',
      () => writeFileSync(join(folder.path, 'list.txt'), '1\tapple\r\n2\tpear\r\n'),
      0,
    ],
    ['says when its list has changed', () => writeFileSync(join(folder.path, 'words.txt'), 'kiwi\n'), 0],
  ])('%s', async (_, change, code) => {
    await folder.call(save);
    change();

    const verified = await folder.call(['verify', 'DIR/list.txt']);

    expect(verified.code).toBe(code);
    expect(verified.stdout).toMatchSnapshot();
  });
});

describe('phrase', () => {
  it('draws as many words of the list as the bits need', async () => {
    const { stdout, code } = await folder.call(['phrase', 'DIR/words.txt', '--bits', '7', '--count', '3']);

    expect(code).toBe(0);
    const phrases = stdout.trimEnd().split('\n');
    expect(phrases).toHaveLength(3);
    for (const words of phrases.map((line) => line.split(' '))) {
      expect(words).toHaveLength(7);
      expect(words.every((word) => ['pear', 'apple'].includes(word))).toBe(true);
    }
  });

  it('refuses a list of one word', async () => {
    expect((await folder.call(['phrase'], { stdin: 'one\n' })).code).toBe(64);
    expect(existsSync(folder.path)).toBe(true);
  });
});
