import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { attributes, type ScoredWord } from '@word-list/domain';
import { writeWords } from '@word-list/domain/api';
import type { OutFile, OutFormat } from './options.ts';

interface ListForm {
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  readonly body: (words: readonly ScoredWord[], isFirst: boolean) => string;
}

const fields = ['types', ...attributes.map(({ name }) => name)] as const;

const forms: Readonly<Record<OutFormat, ListForm>> = {
  csv: {
    head: '',
    between: '',
    tail: '',
    // Every part is written as a table of its own: the header of the later ones goes.
    body: (words, isFirst) => {
      const text = write(words, 'csv');
      return isFirst ? text : text.slice(text.indexOf('\n') + 1);
    },
  },
  ndjson: { head: '', between: '', tail: '', body: (words) => write(words, 'ndjson') },
  txt: { head: '', between: '', tail: '', body: (words) => write(words, 'text') },
  json: {
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    body: (words) => write(words, 'ndjson').trimEnd().replaceAll('\n', ',\n'),
  },
};

/** Where a file is written until it is whole: a name that nobody has. */
export const partOf = (path: string): string => `${path}.${randomUUID().slice(0, 8)}.part`;

/**
 * Writes the words to a file, part by part as they arrive, in the form of its ending, with the fields of the API.
 * The file appears when it is whole. Answers how many words it holds.
 */
export const writeList = async (
  { path, format }: OutFile,
  parts: AsyncIterable<readonly ScoredWord[]>,
): Promise<number> => {
  const form = forms[format];
  const part = partOf(path);
  const file = await open(part, 'wx');
  let count = 0;
  try {
    await file.write(form.head);
    for await (const words of parts) {
      if (words.length === 0) continue;
      if (count > 0) await file.write(form.between);
      await file.write(form.body(words, count === 0));
      count += words.length;
    }
    if (count === 0 && format === 'csv') await file.write(form.body([], true));
    await file.write(form.tail);
  } finally {
    await file.close();
  }
  await rename(part, path);
  return count;
};

function write(words: readonly ScoredWord[], format: 'csv' | 'ndjson' | 'text'): string {
  return writeWords(words, { format, fields, places: [], maxBytes: Number.MAX_SAFE_INTEGER }).body({
    revision: 0,
  });
}
