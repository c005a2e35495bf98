import {
  failureReasons,
  modelRefused,
  readWords,
  rejectReasons,
  SourceRefused,
  sourceRefusals,
} from '@word-list/domain';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextStep } from '../testing/next-step.ts';
import { explainLoss } from './explain-error.ts';
import { explainFailure, explainRefusal, failureTexts, refusalTexts, rejectTexts } from './reason-texts.ts';

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
    expect(explainRefusal('not_text')).toBe(
      'not_text. What to do: give a text file, one word a line, or a CSV.',
    );
    expect(explainFailure('of_tomorrow: x')).toBe('of_tomorrow: x');
  });
});

describe('a list that is refused', () => {
  const readAll = async (bytes: Uint8Array): Promise<void> => {
    const { entries } = readWords(Readable.from([bytes]), { kind: 'auto' });
    for await (const _ of entries) continue;
  };

  it.each([
    ['not_text', Buffer.from('PK\u0003\u0004'), /unzip -p/gu],
    ['not_a_list', Buffer.from('["apple",'), /jq -r/gu],
    ['encoding_unknown', Buffer.from('café\nnaïf\nMünchen\n', 'latin1'), /--encoding/gu],
  ])('is told once what to do about it: %s', async (_, bytes, remedy) => {
    const refusal: unknown = await readAll(bytes).catch((error: unknown) => error);
    if (!(refusal instanceof SourceRefused)) throw new Error('the list was read');

    const text = explainRefusal(`${refusal.reason}: ${refusal.message}`);

    expect(text.match(remedy)).toHaveLength(1);
    expect(text).not.toContain('What to do');
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
