import { appTemplate } from './app-template.ts';

/** The files of a new app by their paths within it: a function that a schedule calls, and that logs that it ran. */
export function newAppFiles(name: string): ReadonlyMap<string, string> {
  const { exact, project, targets, headings } = appTemplate(name);
  const json = { ...project, targets: Object.fromEntries(targets.map((target) => [target, {}])) };
  return new Map([
    ...Object.entries(exact),
    ['project.json', `${JSON.stringify(json, undefined, 2).replace(/\[\s+("[^"]+")\s+\]/u, '[$1]')}\n`],
    ['README.md', readmeText(name, headings)],
    ['src/env.ts', envText],
    ['src/main.ts', mainText(name)],
    ['src/handler.ts', handlerText(name)],
    ['src/handler.test.ts', handlerTestText],
    ['src/smoke.test.ts', smokeTestText(name)],
  ]);
}

const sectionTexts: Readonly<Record<string, string>> = {
  Purpose: 'Logs that it ran.',
  'Trigger and output': 'A schedule. One line of the log.',
  Steps: '1. Log.',
  Environment: '`src/env.ts`.',
  'What happens on failure': 'The next tick tries again.',
};

const envText = `import * as z from 'zod';

/** What this function is told by its stage. */
const environment = z.object({
  DEPLOYMENT: z.string().min(1),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
`;

const handlerTestText = `import { recordingLog } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

it('logs that it ran', async () => {
  const log = recordingLog();

  await makeHandler({ deployment: 'test', log })();

  expect(log.entries).toMatchObject([{ level: 'info', fields: { deployment: 'test' } }]);
});
`;

function readmeText(name: string, headings: readonly string[]): string {
  const sections = headings.map((heading) => `## ${heading}\n\n${sectionTexts[heading] ?? 'None yet.'}\n`);
  return `# ${name}\n\n${sections.join('\n')}`;
}

function mainText(name: string): string {
  return `import { makeLog } from '@word-list/adapters/lambda';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);

export const handler = makeHandler({
  deployment: env.DEPLOYMENT,
  log: makeLog({ service: '${name}' }),
});
`;
}

function handlerText(name: string): string {
  return `import { scheduleHandler } from '@word-list/adapters/lambda';
import type { Log } from '@word-list/domain';

export interface Deps {
  readonly deployment: string;
  readonly log: Log;
}

/** Logs that it ran: what it does goes into a use case of libs/domain. */
export const makeHandler = ({ deployment, log }: Deps) =>
  scheduleHandler(log, async () => log.info('${name} ran', { deployment }));
`;
}

function smokeTestText(name: string): string {
  return `import { callBundle } from '@word-list/adapters/testing';
import { expect, it } from 'vitest';

it('runs as it is deployed', async () => {
  const environment = { DEPLOYMENT: 'smoke' };

  expect(await callBundle('${name}', { environment, event: {} })).toBeNull();
});
`;
}
