import { expect, it } from 'vitest';
import { checkTopologyEntry } from './check-topology-entry.ts';

const entry = 'libs/infra/src/topology.ts';

it('passes a topology that stays away from cdktf, whatever else libs/infra imports', () => {
  const files = [
    { path: entry, text: "import { queues } from './topology/queues.ts';" },
    { path: 'libs/infra/src/topology/queues.ts', text: "import { limits } from '@word-list/domain';" },
    { path: 'libs/infra/src/main.ts', text: "import { App } from 'cdktf';" },
  ];

  expect(checkTopologyEntry(files, entry)).toEqual([]);
});

it.each(['cdktf', 'constructs', '@cdktf/provider-aws/lib/sqs-queue/index.js'])(
  'catches %s behind two relative imports',
  (specifier) => {
    const files = [
      { path: entry, text: "import { queues } from './topology/queues.ts';" },
      { path: 'libs/infra/src/topology/queues.ts', text: "export * from '../constructs.ts';" },
      { path: 'libs/infra/src/constructs.ts', text: `import * as thing from '${specifier}';` },
    ];

    const problems = checkTopologyEntry(files, entry);

    expect(problems.map(({ where }) => where)).toEqual(['libs/infra/src/constructs.ts:1']);
  },
);

it('says when there is no topology', () => {
  expect(checkTopologyEntry([], entry)).toEqual([{ where: entry, what: 'is missing' }]);
});
