import { SourceRefused } from '../errors.ts';

interface Kind {
  readonly name: string;
  /** Its first bytes as Latin-1 text, from `at` on. */
  readonly starts: string;
  readonly at?: number;
  readonly remedy: string;
}

const save = 'save it as plain text in UTF-8, one word a line, or as CSV';

/** What is often given where a list of words was meant. Gzip is not here: it is read. */
const kinds: readonly Kind[] = [
  {
    name: 'a zip archive (or a document of Word or Excel)',
    starts: 'PK\u0003\u0004',
    remedy: `${unpack('unzip -p list.zip > words.txt')}; ${save}`,
  },
  { name: 'an empty zip archive', starts: 'PK\u0005\u0006', remedy: 'there is no list in it' },
  { name: 'compressed by bzip2', starts: '1AY&SY', at: 4, remedy: unpack('bunzip2 list.bz2') },
  { name: 'compressed by xz', starts: '\u00fd7zXZ\u0000', remedy: unpack('unxz list.xz') },
  { name: 'compressed by zstd', starts: '\u0028\u00b5\u002f\u00fd', remedy: unpack('unzstd list.zst') },
  { name: 'compressed by lz4', starts: '\u0004\u0022\u004d\u0018', remedy: unpack('unlz4 list.lz4') },
  { name: 'compressed by compress (.Z)', starts: '\u001f\u009d', remedy: unpack('uncompress list.Z') },
  { name: 'compressed twice by gzip', starts: '\u001f\u008b', remedy: unpack('gunzip list.gz') },
  { name: 'a 7z archive', starts: "7z\u00bc\u00af'\u001c", remedy: unpack('7z e list.7z') },
  { name: 'a RAR archive', starts: 'Rar!\u001a\u0007', remedy: unpack('unrar e list.rar') },
  { name: 'a tar archive', starts: 'ustar', at: 257, remedy: unpack('tar -xf list.tar') },
  { name: 'a PDF document', starts: '%PDF-', remedy: save },
  { name: 'a document in RTF', starts: '{\\rtf', remedy: save },
  { name: 'an old document of Word or Excel', starts: '\u00d0\u00cf\u0011\u00e0', remedy: save },
  {
    name: 'an SQLite database',
    starts: 'SQLite format 3\u0000',
    remedy: 'write its words to a file, one a line',
  },
];

interface TextKind {
  readonly name: string;
  readonly starts: RegExp;
  readonly remedy: string;
}

const textKinds: readonly TextKind[] = [
  {
    name: 'a web page (HTML)',
    starts: /^<(?:!doctype html|html|head|body|script|!--)/iu,
    remedy: 'give the address of the file itself; on GitHub that is the one behind “Raw”',
  },
  { name: 'XML', starts: /^<\?xml/iu, remedy: 'write its words to a file, one a line' },
  { name: 'JSON, an array of objects', starts: /^\[\s*\{\s*"/u, remedy: jq('.[].word') },
  { name: 'JSON, an array in an object', starts: /^\{\s*"[^"]*"\s*:\s*\[/u, remedy: jq('.[][]') },
  { name: 'JSON, words with what belongs to them', starts: /^\{\s*["}]/u, remedy: jq('keys[]') },
  { name: 'JSON', starts: /^\[\s*(?:["[\]]|$)/u, remedy: jq('.[]') },
  {
    name: 'a program (JavaScript)',
    starts: /^(?:(?:export\s+)?(?:const|let|var)\s+\w+\s*=|export\s+default|module\.exports\s*=)/u,
    remedy: 'write its words to a file, one a line',
  },
  {
    name: 'a pointer of Git LFS, not the file',
    starts: /^version https:\/\/git-lfs\.github\.com\//u,
    remedy: 'fetch the file with: git lfs pull',
  },
];

/** Throws SourceRefused `not_text` for bytes that begin like a file which is no text, naming it and what to do. */
export const refuseBinaryFile = (head: Uint8Array): void => {
  const start = Buffer.from(head.subarray(0, 300)).toString('latin1');
  const kind = kinds.find(({ starts, at = 0 }) => start.startsWith(starts, at));
  if (kind) throw new SourceRefused('not_text', `the list is ${kind.name}; ${kind.remedy}`);
};

/** Throws SourceRefused `not_a_list` for text that is written for programs, naming it and what to do. */
export const refuseForeignText = (head: string): void => {
  const start = head.slice(0, 512).trimStart();
  const kind = textKinds.find(({ starts }) => starts.test(start));
  if (kind) throw new SourceRefused('not_a_list', `the list is ${kind.name}; ${kind.remedy}`);
};

function unpack(command: string): string {
  return `take the list out of it first, as with: ${command}`;
}

function jq(words: string): string {
  return `write its words to a file, one a line, as with: jq -r '${words}' words.json > words.txt`;
}
