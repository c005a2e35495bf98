import { expect, it } from 'vitest';
import { SourceRefused } from '../errors.ts';
import { memorySourceStore } from '../testing/memory-source-store.ts';
import { keptUrl, withKeptLists } from './kept-lists.ts';

const read = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
};

it('opens a list that is kept beside its source, asks for every other, and refuses one that is gone', async () => {
  const sources = memorySourceStore();
  await sources.keepText('source-1', 'fig\nnaïve\n');
  const asked: string[] = [];
  const fetcher = withKeptLists(
    {
      open: (url) => {
        asked.push(url);
        return Promise.reject(new Error('fetched'));
      },
    },
    sources,
  );

  expect(await read(await fetcher.open(keptUrl('source-1')))).toBe('fig\nnaïve\n');
  await expect(fetcher.open(keptUrl('source-2'))).rejects.toThrow(SourceRefused);
  expect(asked).toEqual([]);
  await expect(fetcher.open('https://lists.example/kept:source-1')).rejects.toThrow('fetched');
});
