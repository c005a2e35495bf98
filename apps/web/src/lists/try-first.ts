import type { Run } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';

/** What scoring some words of a list took. */
export interface Trial {
  readonly asked: number;
  readonly failed: number;
  readonly seconds: number;
  readonly microUsd: number;
}

const betweenLooks = 500;

/**
 * Scores some words of a list in earnest, as a list of their own that goes when it is done, and says what that took.
 * The scores stay: of a model that nobody else has asked only for those who ask for it.
 */
export async function tryFirst(name: string, words: readonly string[]): Promise<Trial> {
  const body = {
    name: `Of ${name}: ${words.length} words`.slice(0, 200),
    text: words.join('\n'),
    format: { kind: 'lines' },
  } as const;
  const { id } = bodyOf(await ask().addSource({ body }), 201);
  try {
    // Words that are known would say nothing of time and price.
    const started = bodyOf(await ask().startRun({ path: { id }, body: { mode: 'all', trial: true } }), 202);
    const { counts, usage, startedAt, endedAt } = await untilEnded(started);
    return {
      asked: counts.scored + counts.failed,
      failed: counts.failed,
      seconds: (Date.parse(endedAt ?? startedAt) - Date.parse(startedAt)) / 1000,
      microUsd: usage.settledMicroUsd,
    };
  } finally {
    await ask().removeSource({ path: { id } });
  }
}

async function untilEnded(run: Run): Promise<Run> {
  let now = run;
  while (now.endedAt === null) {
    await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    now = bodyOf(await ask().getRun({ path: { id: run.id } }), 200);
  }
  return now;
}
