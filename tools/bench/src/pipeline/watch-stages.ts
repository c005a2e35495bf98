import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Point } from './describe.ts';

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

/** CPU seconds by process name, since the processes began. */
type Cpu = Readonly<Record<string, number>>;

/**
 * Asks the API about the run while it goes on, and notes when each stage was over, in seconds since its start. CPU
 * counts from the moment that the stack is up: building and starting it is not the run's. A look costs what it looks at.
 */
export const watchStages = (dataDir: string, readCpu: () => Cpu, everyMs = 1000) => {
  const stages: Record<string, number> = {};
  const cpuByStage: Record<string, number> = {};
  let atStart: Cpu = {};
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
    for (const stage of stageOf(run).filter((name) => !(name in stages))) {
      stages[stage] = (Date.now() - Date.parse(run.startedAt)) / 1000;
      cpuByStage[stage] = sum(readCpu()) - sum(atStart);
    }
  };
  const timer = setInterval(() => {
    look().catch(() => undefined); // between two looks the stack may have ended
  }, everyMs);

  return {
    /** Finds the addresses in what the command has printed. */
    read: (output: string): void => {
      if (origin === undefined && output.includes('The stack is up at')) atStart = readCpu();
      origin ??= /up at (http:\/\/\S+?),/u.exec(output)?.[1];
      runId ??= /run ([0-9a-f-]{36})/u.exec(output)?.[1];
    },
    /** `atEnd`: the CPU of everything when the command had ended. */
    stop: (atEnd: Cpu): Pick<Point, 'stages' | 'cpuByStage' | 'cpu'> => {
      clearInterval(timer);
      const cpu = Object.entries(atEnd).map(([name, value]) => [name, value - (atStart[name] ?? 0)]);
      return { stages, cpuByStage, cpu: Object.fromEntries(cpu) as Cpu };
    },
  };
};

function sum(of: Cpu): number {
  return Object.values(of).reduce((total, value) => total + value, 0);
}

function stageOf({ status, counts }: z.infer<typeof view>): string[] {
  if (status === 'queued' || status === 'chunking') return [];
  const done = ['list fixed'];
  if (counts.unclassified === 0) done.push('all classified');
  if (counts.scored * 2 >= counts.accepted) done.push('half scored');
  if (status !== 'scoring') done.push('ended');
  return done;
}
