import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultKinds } from '../../../simulate/src/faults/fault-kinds.ts';
import { faultSchedule } from './fault-schedule.ts';
import type { Injection, ScheduledFault, ServiceFaults } from './scheduled-fault.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

export const documentPath = join(root, 'docs', 'faults.md');

const introduction = `# Faults

What can go wrong, service by service, and what makes it go wrong on purpose. Made from \`tools/chaos/src/faults\` by
\`npx nx run chaos:write\`; a test holds this page to it, and each named test to its file.

_Simulated_ are the kinds of fault that \`npm run simulate\` injects into thousands of worlds, by what
[fault-kinds.ts](../tools/simulate/src/faults/fault-kinds.ts) calls them; \`npm test\` runs some hundred of these worlds. Everything
else is a test by its title, in which \`%s\` stands for many cases. In the worlds and in the tests of \`tools/chaos\` a recount over
rows and ledger tells whether the counts are exact.

`;

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`);

/** Marks that would mean something in Markdown, in the words of a title. */
const plain = (text: string): string => cell(text).replaceAll(/[*_$<>{}]/gu, String.raw`\$&`);

const injectionText = (injection: Injection): string => {
  if ('simulated' in injection) return `simulated: ${faultKinds[injection.simulated].title}`;
  if ('command' in injection) return `\`${injection.command}\` ([code](../${injection.module}))`;
  return `[${plain(injection.title)}](../${injection.test})`;
};

const rowText = (service: string, scheduled: ScheduledFault): string => {
  const how =
    'cannot' in scheduled
      ? `not injected: ${plain(scheduled.cannot)}`
      : [...new Set(scheduled.by.map(injectionText))].join('<br>');
  return `| ${service} | ${plain(scheduled.fault)} | ${how} |`;
};

const sectionText = ({ service, faults }: ServiceFaults): string =>
  faults.map((scheduled) => rowText(service, scheduled)).join('\n');

/** The text of docs/faults.md. It is not laid out by Prettier: one long cell would change every line. */
export const faultsDocument = (): string => {
  const table = [
    '| service | fault | injected by |',
    '| --- | --- | --- |',
    ...faultSchedule.map(sectionText),
  ];
  return `${introduction}${table.join('\n')}\n`;
};

/** What stands there now; empty when there is nothing. */
export const storedDocument = (): string =>
  existsSync(documentPath) ? readFileSync(documentPath, 'utf8') : '';
