import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from './commands/commands.ts';
import { makeFolder, type Outcome } from './testing/call-program.ts';

const folder = makeFolder({
  'words.txt': 'car\ncart\nson\nsun\nson\nmodem\nmodern\ncats\ncat\n',
  'other.txt': 'Sun\nzebra\ncar\n',
  'dice.txt': '11\tapple\n12\tpear\n13\tplum\n14\tfig\n15\tkiwi\n16\tlime\n',
  'ranked.csv': 'word,count\nthe,100\nof,90\napple,80\n',
  'words.txt.gz': gzipSync('apple\npear\n'),
  'latin.txt': Buffer.from('caf\u00e9\nna\u00efve\ncr\u00eape\nd\u00e9j\u00e0\n', 'latin1'),
  'mixed.txt': 'Apple\n# a comment\n24/7\nso\u00adfa\nwell\u2011known\nDON\u2019T\napple\n',
  'code.txt': 'spill\nspillover\nover\napple\n',
  'pairs.txt': 'sun,son\ncar,cat\n',
  'bad.recipe.json': '{"recipe":2}',
  'picture.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
});
afterAll(folder.remove);

function transcriptOf(args: readonly string[], { code, stdout, stderr }: Outcome): string {
  const shown = (text: string) => text.replaceAll('\u001B', '<ESC>').replaceAll('\r', '<CR>');
  return `$ wordlist ${args.join(' ')}\n${shown(stdout)}--- standard error\n${shown(stderr)}--- exit code ${code}\n`;
}

const calls: readonly (readonly [name: string, line: string])[] = [
  ['tidy-one-list', 'tidy DIR/words.txt'],
  ['tidy-says-what-it-read', 'tidy DIR/mixed.txt'],
  ['tidy-several-lists', 'tidy DIR/words.txt DIR/other.txt'],
  ['tidy-blend', 'tidy DIR/words.txt DIR/other.txt --blend'],
  ['tidy-csv', 'tidy DIR/ranked.csv'],
  ['tidy-gzip', 'tidy DIR/words.txt.gz'],
  ['tidy-encoding-asked', 'tidy DIR/latin.txt'],
  ['tidy-encoding', 'tidy DIR/latin.txt --encoding windows-1252'],
  ['tidy-nfd', 'tidy DIR/latin.txt --encoding windows-1252 --unicode nfd --json'],
  ['tidy-approve', 'tidy DIR/words.txt --list DIR/other.txt'],
  ['tidy-in-all', 'tidy DIR/words.txt --in-all DIR/other.txt --in-all DIR/pairs.txt'],
  ['tidy-reject', 'tidy DIR/words.txt --not-list DIR/other.txt'],
  ['tidy-has', 'tidy DIR/words.txt --has DIR/other.txt'],
  ['tidy-not', 'tidy DIR/words.txt --not car,CART --not @DIR/other.txt'],
  ['tidy-lists-as-input', 'tidy --list DIR/other.txt'],
  ['tidy-length-letters-text', 'tidy DIR/words.txt --length 3..4 --letters a-t --text c*'],
  ['tidy-forms', 'tidy DIR/words.txt --forms base'],
  ['tidy-prefix-free', 'tidy DIR/words.txt --prefix-free'],
  ['tidy-prefix-free-longest', 'tidy DIR/words.txt --order=-length --prefix-free'],
  ['tidy-suffix-free', 'tidy DIR/words.txt --suffix-free'],
  ['tidy-decodable', 'tidy DIR/code.txt --decodable'],
  ['tidy-schlinkert', 'tidy DIR/code.txt --schlinkert'],
  ['tidy-min-distance', 'tidy DIR/words.txt --min-distance 2'],
  ['tidy-unique-prefix', 'tidy DIR/words.txt --unique-prefix 3'],
  ['tidy-one-lemma', 'tidy DIR/words.txt --one-lemma'],
  ['tidy-homophones', 'tidy DIR/words.txt --no-homophones'],
  ['tidy-own-homophones', 'tidy DIR/words.txt --homophones DIR/pairs.txt'],
  ['tidy-lookalikes', 'tidy DIR/words.txt --no-lookalikes'],
  ['tidy-safe-pairs', 'tidy DIR/words.txt --safe-pairs'],
  ['tidy-random', 'tidy DIR/words.txt --order random --seed 7 --take 3'],
  ['tidy-sort-length', 'tidy DIR/words.txt --sort=-length'],
  ['tidy-locale', 'tidy DIR/latin.txt --encoding windows-1252 --sort text --locale fr'],
  ['tidy-dice', 'tidy DIR/dice.txt --dice 6'],
  ['tidy-dice-uneven', 'tidy DIR/words.txt --dice 20'],
  ['tidy-base', 'tidy DIR/words.txt --base 2'],
  ['tidy-json', 'tidy DIR/dice.txt --dice 6 --json'],
  ['tidy-quiet', 'tidy DIR/words.txt --quiet'],
  ['tidy-dry-run', 'tidy DIR/words.txt --dry-run'],
  ['tidy-too-few', 'tidy DIR/words.txt --take 6**2 --length 4.. --prefix-free'],
  ['check', 'check DIR/words.txt'],
  ['check-plain', 'check DIR/words.txt --plain'],
  ['check-json', 'check DIR/dice.txt --json'],
  ['diff', 'diff DIR/words.txt DIR/other.txt'],
  ['diff-only-both', 'diff --only both DIR/words.txt DIR/other.txt -q'],
  ['diff-json', 'diff --json DIR/words.txt DIR/other.txt'],
  ['diff-plain', 'diff --plain DIR/words.txt DIR/other.txt'],
  ['completion-bash', 'completion bash'],
  ['completion-zsh', 'completion zsh'],
  ['completion-fish', 'completion fish'],
  ['man', 'man'],
  ['error-unknown-option', 'tidy DIR/words.txt --legnth 3'],
  ['error-unknown-command', 'tdy DIR/words.txt'],
  ['error-no-such-file', 'tidy DIR/nothing.txt'],
  ['error-folder', 'tidy DIR'],
  ['error-stdin-twice', 'tidy - -'],
  ['error-range', 'tidy DIR/words.txt --length 8..3'],
  ['error-range-form', 'tidy DIR/words.txt --length three'],
  ['error-take', 'tidy DIR/words.txt --take many'],
  ['error-order', 'tidy DIR/words.txt --order size'],
  ['error-scale', 'tidy DIR/words.txt --commonness 3..'],
  ['error-order-by-scale', 'tidy DIR/words.txt --order=-commonness'],
  ['error-forms', 'tidy DIR/words.txt --forms verb'],
  ['error-letters', 'tidy DIR/words.txt --letters z-a'],
  ['error-min-distance', 'tidy DIR/words.txt --min-distance 9'],
  ['error-dice', 'tidy DIR/words.txt --dice 37'],
  ['error-dice-and-base', 'tidy DIR/words.txt --dice 6 --base 6'],
  ['error-seed', 'tidy DIR/words.txt --seed 7'],
  ['error-format', 'tidy DIR/words.txt --format excel'],
  ['error-pairs', 'tidy DIR/words.txt --homophones DIR/words.txt'],
  ['error-missing-value', 'tidy DIR/words.txt --take'],
  ['error-picture', 'tidy DIR/picture.png'],
  ['error-recipe', 'tidy --recipe DIR/bad.recipe.json'],
  ['error-no-recipe', 'verify DIR/words.txt'],
  ['error-phrase-seed', 'phrase DIR/words.txt --seed 7'],
  ['error-phrase-both', 'phrase DIR/words.txt --bits 77 --words 6'],
  ['error-shell', 'completion tcsh'],
  ['error-diff-one', 'diff DIR/words.txt'],
];

describe('the program', () => {
  it.each(calls)('answers as in transcripts/%s.txt', async (name, line) => {
    const args = line.split(' ');

    const outcome = await folder.call(args);

    await expect(transcriptOf(args, outcome)).toMatchFileSnapshot(`transcripts/${name}.txt`);
  });

  it.each(['', ...commands.map(({ name }) => name)])('helps with wordlist %s', async (name) => {
    const args = name === '' ? ['--help'] : [name, '--help'];

    const outcome = await folder.call(args);

    await expect(transcriptOf(args, outcome)).toMatchFileSnapshot(`transcripts/help-${name || 'all'}.txt`);
  });

  it.each([
    ['terminal-check', 'check DIR/words.txt'],
    ['terminal-error', 'tidy DIR/words.txt --legnth 3'],
    ['terminal-no-list', 'tidy'],
  ])('answers a person as in transcripts/%s.txt', async (name, line) => {
    const args = line.split(' ');

    const outcome = await folder.call(args, { terminal: true });

    await expect(transcriptOf(args, outcome)).toMatchFileSnapshot(`transcripts/${name}.txt`);
  });

  it.each([
    ['NO_COLOR', ['check', 'DIR/words.txt'], { NO_COLOR: '1' }],
    ['--no-color', ['check', 'DIR/words.txt', '--no-color'], {}],
  ])('has no colours on a terminal with %s', async (_, args, environment) => {
    const { stdout } = await folder.call(args, { terminal: true, environment });

    expect(stdout).not.toContain('\u001B[3');
  });

  it('writes nothing but data to the standard output', async () => {
    const { stdout } = await folder.call(['tidy'], { stdin: 'b\na\nb\n' });

    expect(stdout).toBe('b\na\n');
  });
});
