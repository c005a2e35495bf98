import { failureReasons, modelRefused, rejectReasons, sourceRefusals } from '@word-list/domain';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainLoss } from './explain-error.ts';
import { explainFailure, explainRefusal, failureTexts, refusalTexts, rejectTexts } from './reason-texts.ts';

/** What a next step looks like: an option to give, or something to do. */
const nextStep =
  /--[a-z]+|same command|save|check|download|give|cut|write|compress|type|see|take|raise|run|nothing to do|make room/iu;

const tables = { rejectTexts, failureTexts, refusalTexts };
const rows = Object.entries(tables).flatMap(([table, texts]) =>
  Object.entries(texts).map(([reason, text]) => [table, reason, text] as const),
);

describe('every reason that a person can meet', () => {
  it('is in a table', () => {
    expect(Object.keys(rejectTexts).sort()).toEqual([...rejectReasons].sort());
    expect(Object.keys(failureTexts).sort()).toEqual([...failureReasons].sort());
    expect(Object.keys(refusalTexts).sort()).toEqual([...sourceRefusals].sort());
  });

  it.each(rows)('%s: %s says what it means and what to do', (_, reason, { means, todo }) => {
    expect(means.length).toBeGreaterThan(5);
    expect(means).not.toBe(reason);
    expect(todo).toMatch(nextStep);
  });

  it('is shown with its details', () => {
    expect(explainFailure('stuck: no answer since noon')).toMatch(
      /^stuck: no answer since noon: .*What to do: see the logs/u,
    );
    expect(explainRefusal('too_large: the source has more than 9 bytes')).toMatch(
      /9 bytes\. What to do: cut/u,
    );
    expect(explainRefusal(null)).toMatch(/logs/u);
    expect(explainRefusal(modelRefused('mine', 'model_not_found: it has other'))).toMatch(
      /^model_refused: mine: model_not_found: it has other\. What to do: name a model .*start the run again/u,
    );
    expect(explainFailure('of_tomorrow: x')).toBe('of_tomorrow: x');
  });
});

describe('a process that is lost', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'loss-'));
    mkdirSync(join(folder, 'logs'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is said to have met a full disk when a log ends so', () => {
    writeFileSync(join(folder, 'logs', 'gateway.log'), 'ready\n');
    const before = explainLoss('PostgreSQL', folder);
    writeFileSync(
      join(folder, 'logs', 'postgres.log'),
      `${'checkpoint\n'.repeat(5000)}PANIC: could not write to file: No space left on device\n`,
    );

    expect(before).toMatch(/ended unexpectedly; see .*logs/u);
    expect(explainLoss('PostgreSQL', folder)).toMatch(/the disk is full\. Make room.*--data-dir/u);
  });
});
