import { describe, expect, it } from 'vitest';
import { faultKind } from './database-faults.ts';
import { retrying } from './retrying.ts';

const coded = (code: string, message = 'failed'): Error => Object.assign(new Error(message), { code });

const world = (...faults: readonly Error[]) => {
  const pauses: number[] = [];
  const left = [...faults];
  let tries = 0;
  const work = async (): Promise<number> => {
    tries += 1;
    const fault = left.shift();
    if (fault !== undefined) throw fault;
    return tries;
  };
  const options = {
    tries: 5,
    random: () => 0.5,
    pause: async (milliseconds: number) => void pauses.push(milliseconds),
  };
  return { pauses, work, options, tries: () => tries };
};

describe('retrying', () => {
  it('tries again after conflicts and lost connections, at doubling pauses', async () => {
    const { work, options, pauses } = world(
      coded('40001'),
      coded('40P01'),
      coded('08006'),
      coded('ECONNRESET'),
    );

    expect(await retrying(work, options)).toBe(5);
    expect(pauses).toEqual([7.5, 15, 30, 60]);
  });

  it('gives up after so many tries, with the last error', async () => {
    const faults = Array.from({ length: 9 }, (_, index) => coded('40001', `conflict ${index}`));
    const { work, options, tries } = world(...faults);

    await expect(retrying(work, options)).rejects.toThrow('conflict 4');
    expect(tries()).toBe(5);
  });

  it('throws anything else at once', async () => {
    const { work, options, tries } = world(coded('23505', 'duplicate key'));

    await expect(retrying(work, options)).rejects.toThrow('duplicate key');
    expect(tries()).toBe(1);
  });
});

describe('faultKind', () => {
  it('looks into causes', () => {
    expect(faultKind(new Error('Failed query', { cause: coded('40001') }))).toBe('conflict');
    expect(faultKind(new Error('outer', { cause: new Error('Connection terminated unexpectedly') }))).toBe(
      'connection',
    );
    expect(faultKind(new AggregateError([coded('ECONNREFUSED')]))).toBe('connection');
    expect(faultKind(new Error('outer', { cause: new Error('syntax error') }))).toBe('other');
    expect(faultKind('text')).toBe('other');
  });
});
