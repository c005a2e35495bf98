import { expect, it } from 'vitest';
import { readMsgpack } from './read-msgpack.ts';
import { addExample, fitRidge, noSums } from './ridge.ts';

it('reads MessagePack', () => {
  // [{"a": 1}, ["x", 200], 300], and a text of two bytes of length.
  const bytes = Buffer.from('9381a16101' + '92a178ccc8' + 'cd012c', 'hex');

  expect(readMsgpack(bytes)).toEqual([{ a: 1 }, ['x', 200], 300]);
  expect(readMsgpack(Buffer.from('d90161', 'hex'))).toBe('a');
  expect(() => readMsgpack(Buffer.from('c0', 'hex'))).toThrow('0xc0 at byte 0');
});

it('finds the weights that examples were made with', () => {
  const weights = [2, -1, 0.5];
  const [sums, more] = [noSums(3), noSums(3)];
  for (let step = 0; step < 20; step += 1) {
    const features = Float64Array.of(Math.sin(step), Math.cos(2 * step), 1);
    const target = weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), 0);
    addExample(step % 2 === 0 ? sums : more, { features, target, weight: 1 + (step % 3) });
  }

  const found = fitRidge([sums, more], 1e-9);

  for (const [index, weight] of weights.entries()) expect(found[index]).toBeCloseTo(weight, 5);
});

it('draws weights towards 0 by the penalty, and less where examples weigh more', () => {
  const fit = (weight: number): number => {
    const sums = noSums(1);
    addExample(sums, { features: Float64Array.of(1), target: 6, weight });
    return fitRidge([sums], 2)[0] ?? NaN;
  };

  expect(fit(1)).toBeCloseTo(2);
  expect(fit(4)).toBeCloseTo(4);
});
