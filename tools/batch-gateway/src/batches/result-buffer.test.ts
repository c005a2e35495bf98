import { describe, expect, it } from 'vitest';
import { until } from '../testing/gateway-client.ts';
import { makeResultBuffer } from './result-buffer.ts';

const bufferOf = (commit: (items: readonly number[]) => void, failures: unknown[] = []) =>
  makeResultBuffer<number>({ commit, size: 3, delayMs: 5, onFailure: (error) => failures.push(error) });

describe('makeResultBuffer', () => {
  it('commits full groups at once and the rest when flushed', () => {
    const groups: (readonly number[])[] = [];
    const buffer = bufferOf((group) => groups.push(group));

    for (const item of [1, 2, 3, 4]) buffer.add(item);
    buffer.flush();
    buffer.flush();

    expect(groups).toEqual([[1, 2, 3], [4]]);
  });

  it('does not let an item wait for ever', async () => {
    const groups: (readonly number[])[] = [];
    bufferOf((group) => groups.push(group)).add(1);

    await until(() => (groups.length > 0 ? true : undefined));

    expect(groups).toEqual([[1]]);
  });

  it('reports a commit that failed behind the back of its callers', async () => {
    const failures: unknown[] = [];
    const buffer = bufferOf(() => {
      throw new Error('disk full');
    }, failures);

    buffer.add(1);

    expect(await until(() => failures[0])).toMatchObject({ message: 'disk full' });
  });
});
