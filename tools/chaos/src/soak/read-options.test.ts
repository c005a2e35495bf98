import { afterEach, expect, it, vi } from 'vitest';
import { readOptions } from './read-options.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('has the sizes of the full soak unless told otherwise, and draws a seed', () => {
  expect(readOptions([], () => 5)).toEqual({ minutes: 30, words: 50_000, seed: 5 });
  expect(readOptions(['--minutes', '2', '--words', '100', '--seed', '9'], () => 5)).toEqual({
    minutes: 2,
    words: 100,
    seed: 9,
  });
});

it.each([['--minutes', '0'], ['--words', 'many'], ['--seed', '-1'], ['--hours', '1'], ['now']])(
  'refuses %s %s',
  (...words) => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);

    expect(readOptions(words, () => 5)).toBe(2);
  },
);

it('prints help', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

  expect(readOptions(['--help'], () => 5)).toBe(0);
  expect(written.mock.calls.join('')).toContain('--minutes');
});
