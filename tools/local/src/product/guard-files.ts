import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './errors.ts';
import type { Options } from './options.ts';

interface NamedFile {
  readonly option: string;
  readonly path: string;
}

/**
 * Throws UsageError unless every file that will be written is another one than the list and than each other, by path,
 * link or hard link, and holds nothing but an earlier result of ours, unless `--force` was given.
 */
export const guardFiles = (
  options: Pick<Options, 'list' | 'out' | 'summaryPath' | 'rejectsPath' | 'force'>,
): void => {
  const written = writtenFiles(options);
  const { list } = options;
  const all = [...(list?.kind === 'file' ? [{ option: '--source', path: list.key }] : []), ...written];
  all.forEach((file, place) => {
    const same = all.slice(0, place).find((other) => isSameFile(other.path, file.path));
    if (same !== undefined) throw new UsageError(sameText(same, file));
  });
  if (options.force) return;
  const foreign = written.find(({ path }) => existsSync(path) && !isOurs(path));
  if (foreign !== undefined) {
    throw new UsageError(
      `${foreign.option} ${foreign.path} is there already and is no result of Word List; name another file, or replace it with --force`,
    );
  }
};

function writtenFiles({ out, summaryPath, rejectsPath }: Parameters<typeof guardFiles>[0]): NamedFile[] {
  const files = [
    { option: '--out', path: out?.path },
    { option: '--summary', path: summaryPath },
    { option: '--rejects', path: rejectsPath },
  ];
  return files.flatMap(({ option, path }) => (path === undefined ? [] : [{ option, path }]));
}

function sameText(one: NamedFile, other: NamedFile): string {
  const which = one.path === other.path ? '' : ` (as ${one.path})`;
  return one.option === '--source'
    ? `${other.option} ${other.path} is the list itself${which} and would overwrite it; name another file`
    : `${one.option} and ${other.option} are the same file ${other.path}${which}; name two`;
}

/** What identifies a file: where it really is, and for one that exists its number on its device, for hard links. */
function identityOf(path: string): { readonly real: string; readonly inode: string | undefined } {
  if (existsSync(path)) {
    const { dev, ino } = statSync(path, { bigint: true });
    return { real: realpathSync(path), inode: `${dev}:${ino}` };
  }
  const folder = dirname(path);
  return { real: join(existsSync(folder) ? realpathSync(folder) : folder, basename(path)), inode: undefined };
}

function isSameFile(one: string, other: string): boolean {
  const [left, right] = [identityOf(one), identityOf(other)];
  return left.real === right.real || (left.inode !== undefined && left.inode === right.inode);
}

const headBytes = 64;

/** How results of ours begin. A list of words alone cannot be told from anybody's. */
const ourHeads = [
  /^text,types,commonness,/u,
  /^\{"text":"/u,
  /^\[\n(?:\{"text":"|\n?\])/u,
  /^\{\n {2}"run": \{/u,
  /^line,reason,text\r?\n/u,
];

function isOurs(path: string): boolean {
  if (!statSync(path).isFile()) return true; // A device or a pipe: nothing in it is lost.
  const bytes = Buffer.alloc(headBytes);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, bytes, 0, headBytes, 0);
    const head = bytes.subarray(0, length).toString('utf8');
    return length === 0 || ourHeads.some((form) => form.test(head));
  } finally {
    closeSync(file);
  }
}
