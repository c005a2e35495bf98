import { expect, it } from 'vitest';
import { ApiRefused } from './errors.ts';
import { showVader } from './show-vader.ts';

type Given = Parameters<typeof showVader>[0];

const world = (changes: Partial<Given['api']> = {}) => {
  const [put, problems] = [[] as Parameters<Given['api']['putNorms']>[0][], [] as string[]];
  const api: Pick<Given['api'], 'hasJudge' | 'putNorms'> = {
    hasJudge: async () => false,
    putNorms: async (norms) => {
      put.push(norms);
      return { judge: 'norms.vader', words: 2, changed: 2, gone: 0, duplicates: 0, rejected: 0, lines: [] };
    },
    ...changes,
  };
  const terminal = { problem: (text: string) => problems.push(text) };
  return { put, problems, show: () => showVader({ api, terminal } as unknown as Given) };
};

it('imports the ratings of VADER as norms that everybody sees, with their licence', async () => {
  const { put, show } = world();

  await show();

  expect(put).toMatchObject([
    { path: { id: 'norms.vader' }, query: { licence: 'MIT', scale: 'sentiment:-4..4', public: true } },
  ]);
  expect(put[0]?.text).toContain('\nbad,-2.5\n');
});

it('leaves them as they are where they are known', async () => {
  const { put, show } = world({ hasJudge: async () => true });

  await show();

  expect(put).toEqual([]);
});

it('ends nothing when that goes wrong', async () => {
  const { problems, show } = world({
    putNorms: () => Promise.reject(new ApiRefused(503, 'try again', {})),
  });

  await show();

  expect(problems).toEqual(['the ratings of VADER could not be imported: try again']);
});
