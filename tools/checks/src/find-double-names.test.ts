import { expect, it } from 'vitest';
import { findDoubleNames } from './find-double-names.ts';
import { readSourceFiles } from './read-workspace.ts';

/** The schemas of the API, named as the things that they show; an entry point of its own. */
const generated = 'libs/domain/src/api/client/api-operations.ts';

it('finds a name that two files declare, not one that is exported again or declared as value and type', () => {
  const files = [
    { path: 'a.ts', text: 'export const limit = 1;\nexport type Way = string;\nexport const Way = 2;' },
    { path: 'b.ts', text: "export { limit } from './a.ts';\nexport class Way {}\nconst other = 1;" },
    { path: 'c.ts', text: 'export function other() {}' },
  ];

  expect(findDoubleNames(files)).toEqual([{ where: 'a.ts and b.ts', what: "each export another 'Way'" }]);
});

it.each(['libs/domain', 'libs/db', 'libs/adapters', 'libs/infra'])(
  'no name of %s stands for two things',
  (folder) => {
    const files = readSourceFiles(folder).filter(({ path }) => path !== generated);

    expect(files.length).toBeGreaterThan(20);
    expect(findDoubleNames(files)).toEqual([]);
  },
);
