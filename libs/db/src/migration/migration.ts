import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { Queries } from '../client/open-database.ts';
import { dataSteps } from './data-steps.ts';

/** One statement, committed by itself. It must do no harm when it runs again after it took effect. */
export interface StatementStep {
  readonly statement: string;
}

/**
 * Moves rows, a slice a transaction, until nothing is left. A slice may run again after it took effect, beside another
 * migrator that is at the same slice, and, after a death, without what was in memory.
 */
export interface DataStep {
  /** Moves one slice; false when there was none left to move. */
  readonly moveSlice: (queries: Queries) => Promise<boolean>;
}

export type Step = StatementStep | DataStep;

/** Known by name and time; its text may be corrected as long as it makes the same schema. */
export interface Migration {
  readonly name: string;
  /** When it was written, in milliseconds since 1970. */
  readonly writtenAt: number;
  readonly steps: readonly Step[];
}

const migrationsFolder = join(import.meta.dirname, '..', '..', 'migrations');

/** The migrations of this release, in order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const text = await readFile(join(migrationsFolder, 'meta', '_journal.json'), 'utf8');
  const { entries } = journal.parse(JSON.parse(text));
  return Promise.all(entries.map(readMigration));
}

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.int() })) });

async function readMigration({ tag, when }: { tag: string; when: number }): Promise<Migration> {
  const text = await readFile(join(migrationsFolder, `${tag}.sql`), 'utf8');
  const parts = text.split('--> statement-breakpoint').map((part) => part.trim());
  return { name: tag, writtenAt: when, steps: parts.filter((part) => part !== '').map(stepOf) };
}

/** A part that is the comment `-- data: <name>` and nothing else stands for the data step of that name. */
function stepOf(part: string): Step {
  const name = /^-- data: (\S+)$/.exec(part)?.[1];
  if (name === undefined) return { statement: part };
  const step = dataSteps[name];
  if (step === undefined) throw new Error(`a migration names the data step ${name}, which does not exist`);
  return step;
}
