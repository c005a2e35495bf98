import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { catchMutation } from './catch-mutation.ts';
import { plantedIn } from './plant.ts';
import { mutations } from './registry.ts';

const run = promisify(execFile);
const minutes = 60_000;
const defects = [...Array.from({ length: 18 }, (_, index) => index + 1), 22, 27, 28, 30, 32, 33, 42, 43];
const rules = Array.from({ length: 9 }, (_, index) => index + 1);

/** Those that show in one of the first worlds; `npm run simulate -- --mutations` has the patience for all. */
const quick = [
  'defect-1',
  'defect-2',
  'defect-3',
  'defect-11',
  'defect-13',
  'defect-16',
  'defect-18',
  'defect-22',
  'rule-2',
  'rule-3',
  'rule-8',
];

describe('known mistakes', () => {
  it("are the predecessor's defects and the rules of the architecture, each once", () => {
    const names = mutations.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(defects.map((number) => `defect-${String(number)}`)));
    expect(names).toEqual(expect.arrayContaining(rules.map((number) => `rule-${String(number)}`)));
  });

  it.each(mutations.flatMap(({ name, plant }) => (plant ? [{ name, plant }] : [])))(
    'have one place in the source of the system: $name',
    ({ plant }) => {
      expect(plantedIn(plant)).toContain(plant.instead);
    },
  );

  it.each(mutations.filter(({ name, plant }) => quick.includes(name) && !plant))(
    'are caught: $name, $title',
    async (mutation) => {
      const caught = await catchMutation(mutation, { from: 1, most: 300 });

      expect(caught?.violation.invariant).toMatch(/^I\d+$/u);
    },
    10 * minutes,
  );

  it.each(['rule-2', 'rule-3', 'rule-7'])(
    'are caught when they stand in the source: %s',
    async (name) => {
      const main = fileURLToPath(new URL('../main.ts', import.meta.url));

      const { stdout } = await run(process.execPath, ['--import', 'tsx', main, '--mutations', name]);

      expect(stdout).toContain(`${name}: caught by I`);
    },
    10 * minutes,
  );
});
