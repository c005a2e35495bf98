import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const runRecord = z.object({
  runId: z.string().nullable(),
  sourceName: z.string(),
  /** Who answers; a run can only go on with the same. */
  model: z.string(),
  /** Calls counted before the run was started. */
  tally: z.record(z.string(), z.number()),
  /** Messages in dead-letter queues before the run was started. */
  deadLetters: z.number(),
  isEnded: z.boolean(),
});

export type RunRecord = z.infer<typeof runRecord>;

/** What the command line remembers of the runs that it started, so that a later start can go on with them. */
export const openRunRecords = (folder: string) => {
  const pathOf = (runId: string): string => join(folder, `${runId}.json`);
  const pending = join(folder, 'pending.json');
  return {
    /** To be called before the run is asked for: only then nothing of it is missed. */
    prepare: (record: Omit<RunRecord, 'runId' | 'isEnded'>) =>
      write(pending, { ...record, runId: null, isEnded: false }),
    /** The prepared record belongs to this run. */
    assign(runId: string): void {
      const record = read(pending);
      if (record !== undefined) write(pathOf(runId), { ...record, runId });
      rmSync(pending, { force: true });
    },
    /** The record of a run; that of the run that was being started when everything died belongs to the first one asked for. */
    get(runId: string): RunRecord | undefined {
      if (!existsSync(pathOf(runId))) this.assign(runId);
      return read(pathOf(runId));
    },
    markEnded(runId: string): void {
      const record = read(pathOf(runId));
      if (record !== undefined) write(pathOf(runId), { ...record, isEnded: true });
    },
  };
};

export type RunRecords = ReturnType<typeof openRunRecords>;

/** Records of runs that were not seen to end. The folder may be missing. */
export const unfinishedRecords = (folder: string): RunRecord[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith('.json') && name !== 'pending.json')
    .flatMap((name) => {
      const record = read(join(folder, name));
      return record === undefined || record.isEnded ? [] : [record];
    });

function write(path: string, record: RunRecord): void {
  writeFileSync(`${path}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function read(path: string): RunRecord | undefined {
  if (!existsSync(path)) return undefined;
  return runRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
}
