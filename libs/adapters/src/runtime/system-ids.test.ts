import { fixedClock } from '@word-list/domain/testing';
import { expect, it } from 'vitest';
import { makeSystemIds, systemIds } from './system-ids.ts';

it('gives well-formed ids of version 7 that never repeat', () => {
  const ids = Array.from({ length: 1000 }, () => systemIds.next());

  expect(new Set(ids).size).toBe(1000);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('gives ids that sort by time', () => {
  const clock = fixedClock();
  const ids = makeSystemIds(clock);
  const made = Array.from({ length: 50 }, () => {
    clock.advance(1);
    return ids.next();
  });

  expect([...made].sort()).toEqual(made);
});
