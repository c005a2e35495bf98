import { recordingLog } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { scheduleHandler } from './schedule-handler.ts';

it('runs once an invocation', async () => {
  let runs = 0;
  const handler = scheduleHandler(recordingLog(), async () => (runs += 1));

  await handler();
  await handler();

  expect(runs).toBe(2);
});

it('logs a failure once and fails without showing more than its name', async () => {
  const log = recordingLog();
  const handler = scheduleHandler(log, async () => {
    throw new TypeError('postgres://user:hunter2@db');
  });

  const ran = handler();

  await expect(ran).rejects.toThrow(/^TypeError$/);
  expect(log.entries).toHaveLength(1);
});
