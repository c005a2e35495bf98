import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const view = z.object({
  status: z.string(),
  startedAt: z.iso.datetime(),
  counts: z.object({
    accepted: z.int(),
    claimed: z.int(),
    waiting: z.int(),
    unclassified: z.int(),
    scored: z.int(),
  }),
});

/** Asks the API about the run while it goes on, and notes when each stage was over, in seconds since its start. */
export const watchStages = (dataDir: string, everyMs = 250) => {
  const stages: Record<string, number> = {};
  let origin: string | undefined;
  let runId: string | undefined;

  const look = async (): Promise<void> => {
    if (!origin || !runId) return;
    const token = readFileSync(join(dataDir, 'token'), 'utf8').trim();
    const answer = await fetch(`${origin}/api/runs/${runId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) return;
    const run = view.parse(await answer.json());
    for (const stage of stageOf(run)) stages[stage] ??= (Date.now() - Date.parse(run.startedAt)) / 1000;
  };
  const timer = setInterval(() => {
    look().catch(() => undefined); // between two looks the stack may have ended
  }, everyMs);

  return {
    /** Finds the addresses in what the command has printed. */
    read: (output: string): void => {
      origin ??= /up at (http:\/\/\S+?),/u.exec(output)?.[1];
      runId ??= /run ([0-9a-f-]{36})/u.exec(output)?.[1];
    },
    stop: (): Record<string, number> => {
      clearInterval(timer);
      return stages;
    },
  };
};

function stageOf({ status, counts }: z.infer<typeof view>): string[] {
  if (status === 'queued' || status === 'chunking') return [];
  const done = ['list fixed'];
  if (counts.unclassified === 0) done.push('all classified');
  if (counts.scored * 2 >= counts.accepted) done.push('half scored');
  if (status !== 'scoring') done.push('ended');
  return done;
}
