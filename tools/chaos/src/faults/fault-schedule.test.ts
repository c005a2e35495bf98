import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultKinds } from '../../../simulate/src/faults/fault-kinds.ts';
import { faultSchedule } from './fault-schedule.ts';
import type { Injection } from './scheduled-fault.ts';
import { faultsDocument, storedDocument } from './faults-document.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const all = faultSchedule.flatMap(({ faults }) => faults);
const injections = all.flatMap((scheduled) => ('by' in scheduled ? scheduled.by : []));

/** How a title may be quoted in a test. */
const quoted = (title: string): string[] => ["'", '"', '`'].map((quote) => `${quote}${title}${quote}`);

const problemOf = (injection: Injection): string[] => {
  if ('simulated' in injection) return [];
  const path = 'test' in injection ? injection.test : injection.module;
  if (!existsSync(join(root, path))) return [`there is no ${path}`];
  if ('command' in injection) return [];
  const text = readFileSync(join(root, path), 'utf8');
  return quoted(injection.title).some((title) => text.includes(title))
    ? []
    : [`${path} has no test '${injection.title}'`];
};

it('leaves nothing to write: run `nx run chaos:write` when this fails', () => {
  expect(storedDocument()).toBe(faultsDocument());
});

it('names tests that are there', () => {
  expect([...new Set(injections.flatMap(problemOf))]).toEqual([]);
});

it('names commands that are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const commands = injections.flatMap((injection) => ('command' in injection ? [injection.command] : []));

  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) expect(Object.keys(scripts)).toContain(command.split(' ')[2]);
});

it('says of every fault what injects it, or why nothing can', () => {
  expect(faultSchedule.length).toBe(12);
  for (const scheduled of all) {
    expect('by' in scheduled ? scheduled.by.length : scheduled.cannot.length).toBeGreaterThan(0);
  }
});

it('leaves out no kind of fault that is simulated', () => {
  const named = new Set(
    injections.flatMap((injection) => ('simulated' in injection ? [injection.simulated] : [])),
  );

  expect(Object.keys(faultKinds).filter((kind) => !named.has(kind as keyof typeof faultKinds))).toEqual([]);
});
