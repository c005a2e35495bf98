import { describe, expect, it, vi } from 'vitest';
import { readOptions } from './read-options.ts';

describe('the options', () => {
  it('are a thousand seeds from the first one when nothing is said', () => {
    expect(readOptions([])).toMatchObject({ task: 'many', seeds: 1000, from: 1 });
  });

  it('replay one seed, with some of its faults and a mistake', () => {
    const words = ['--seed', '7', '--keep', 'a#1/2 runs.get=fail-after,kill/9=kill', '--mutations', 'rule-4'];

    expect(readOptions(words)).toEqual({
      task: 'one',
      seed: 7,
      keep: [
        { place: 'a#1/2 runs.get', kind: 'fail-after' },
        { place: 'kill/9', kind: 'kill' },
      ],
      mutation: 'rule-4',
    });
  });

  it.each([
    { words: ['--help'], code: 0 },
    { words: ['--seeds', 'many'], code: 2 },
    { words: ['--keep', 'somewhere=unheard-of', '--seed', '1'], code: 2 },
    { words: ['--loudly'], code: 2 },
  ])('$words end with $code', ({ words, code }) => {
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);

    expect(readOptions(words)).toBe(code);
    vi.restoreAllMocks();
  });
});
