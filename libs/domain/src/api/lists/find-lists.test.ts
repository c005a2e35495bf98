import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../ids.ts';
import { listKey, type WordList } from '../../lists/word-list.ts';
import { memoryChunkStore } from '../../testing/memory-chunk-store.ts';
import { findLists } from './find-lists.ts';
import { makeListReader } from './list-reader.ts';

const state = async () => ({ epoch: 'epoch', revision: 1n });
const textOf = (words: readonly string[]): string => words.map((word) => `${word}\n`).join('');

const makeWorld = () => {
  const objects = memoryChunkStore();
  const pointers = new Map<string, WordList>();
  const put = async (source: string, words: readonly string[], changes: Partial<WordList> = {}) => {
    const text = textOf(words);
    const list: WordList = {
      ...{ source, name: `List ${source}`, runId: 'run', runStartedAt: 'then', fixedAt: 'now' },
      ...{ sha256: sha256Hex(text), words: words.length, isPublic: true, isGone: false, ...changes },
    };
    await objects.put(listKey(list), text);
    pointers.set(source, list);
    return list;
  };
  const ports = {
    catalogue: { lists: async () => [...pointers.values()], state },
    lists: makeListReader(objects),
  };
  const wordsOf = async (given: Parameters<typeof findLists>[0]) => {
    const { inLists, notInLists } = (await findLists(given, ports)).filter;
    return { in: inLists?.map(({ words }) => words), notIn: notInLists?.map(({ words }) => words) };
  };
  return { objects, put, ports, wordsOf };
};

describe('lists that a request names', () => {
  it('are found by name and by id, each for what it is asked for', async () => {
    const { put, wordsOf } = makeWorld();
    await put('a', ['apple', 'fig']);
    await put('b', ['fig', 'pear']);

    expect(await wordsOf({ list: ['List a', 'b'] })).toEqual({
      in: [['apple', 'fig', 'pear']],
      notIn: undefined,
    });
    expect(await wordsOf({ list: ['a'], inAll: ['b', 'a'], notList: ['b'] })).toEqual({
      in: [
        ['apple', 'fig'],
        ['fig', 'pear'],
        ['apple', 'fig'],
      ],
      notIn: [['fig', 'pear']],
    });
    expect(await wordsOf({})).toEqual({ in: undefined, notIn: undefined });
  });

  it('are refused when there are none, several, or none for everybody', async () => {
    const { put, wordsOf } = makeWorld();
    await put('a', ['apple'], { name: 'Fruit' });
    await put('b', ['pear'], { name: 'Fruit' });
    await put('c', ['fig'], { isPublic: false });

    await expect(wordsOf({ list: ['d'] })).rejects.toThrow('there is no list "d"');
    await expect(wordsOf({ inAll: ['Fruit'] })).rejects.toThrow('several lists: give an id (a, b)');
    await expect(wordsOf({ notList: ['c'] })).rejects.toThrow('there is no list "c"');
  });

  it('are dealt with like those that are sent along where they stand beside one, and where words hold their entries', async () => {
    const { put, ports } = makeWorld();
    const { sha256 } = await put('a', ['apple']);

    expect(await findLists({ list: ['a', '~9f2c41ab'], has: ['a'], inAll: ['~9f2c41ab'] }, ports)).toEqual({
      filter: {},
      sent: Array.from({ length: 2 }, () => ({ name: 'a', sha256, words: ['apple'] })),
      left: { list: ['a', '~9f2c41ab'], has: ['a'], inAll: ['~9f2c41ab'], notList: undefined },
      states: Array.from({ length: 2 }, () => ({ name: 'a', sha256, words: 1 })),
    });
    expect(await findLists({ list: ['~9f2c41ab'] }, ports)).toMatchObject({ filter: {}, sent: [], left: {} });
  });

  it('show by their names alone in what names a list of words', async () => {
    const { put, ports } = makeWorld();
    await put('a', ['apple']);

    expect(JSON.stringify((await findLists({ list: ['a'] }, ports)).filter)).toBe('{"inLists":["a"]}');
  });

  it('are found although what was known of lists is a second old', async () => {
    const { put, ports } = makeWorld();
    let known: WordList[] = [];
    const young = await put('a', ['apple']);
    const catalogue = {
      lists: async () => known,
      state: async (how?: { readonly now?: boolean }) => {
        if (how?.now === true) known = [young];
        return state();
      },
    };

    expect((await findLists({ list: ['a'] }, { ...ports, catalogue })).filter.inLists).toHaveLength(1);
  });

  it('are found again when they were replaced while they were looked for, and else are unavailable', async () => {
    const { put, objects, ports } = makeWorld();
    const old = await put('a', ['apple']);
    await objects.remove(listKey(old));
    const never = { ...ports, catalogue: { lists: async () => [old], state } };
    let looks = 0;
    const second = {
      ...ports,
      catalogue: { lists: async () => ((looks += 1) === 1 ? [old] : [await put('a', ['pear'])]), state },
    };

    expect((await findLists({ list: ['a'] }, second)).filter.inLists?.[0]?.words).toEqual(['pear']);
    await expect(findLists({ list: ['a'] }, never)).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
    });
  });
});

it('a reader sees a list whole, old or new, however often it is replaced while it is read', async () => {
  const { put, wordsOf, objects } = makeWorld();
  const size = 50;
  const versionOf = (version: number) => Array.from({ length: size }, (_, at) => `word-${version}-${at}`);
  let version = 0;
  let last = await put('a', versionOf(0));
  const seen: (readonly string[])[] = [];

  while (seen.length < 10_000) {
    const reads = Array.from({ length: 10 }, () => wordsOf({ list: ['a'] }));
    const old = last;
    version += 1;
    last = await put('a', versionOf(version));
    await objects.remove(listKey(old));
    for (const { in: lists } of await Promise.all(reads)) seen.push(lists?.[0] ?? []);
  }

  const mixed = seen.filter((words) => new Set(words.map((word) => word.split('-')[1])).size !== 1);
  expect(mixed).toEqual([]);
  expect(seen.every((words) => words.length === size)).toBe(true);
});
