import { readFileSync } from 'node:fs';
import * as z from 'zod';

const entry = z.object({ name: z.string(), pid: z.int() });

/** Looks at the processes that a stack has recorded, again and again; `stop` gives the peak of each name, in MiB. */
export const sampleMemory = (registry: string, everyMs = 500) => {
  const peaks: Record<string, number> = {};
  const look = (): void => {
    for (const { name, pid } of entries(registry)) peaks[name] = Math.max(peaks[name] ?? 0, peakOf(pid));
  };
  const timer = setInterval(look, everyMs);
  return {
    stop: (): Record<string, number> => {
      clearInterval(timer);
      return Object.fromEntries(Object.entries(peaks).toSorted(([, a], [, b]) => b - a));
    },
  };
};

function entries(path: string): z.infer<typeof entry>[] {
  try {
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((line) => entry.parse(JSON.parse(line)));
  } catch {
    return []; // not written yet, or just being written
  }
}

function peakOf(pid: number): number {
  try {
    return (
      Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1] ?? 0) /
      1024
    );
  } catch {
    return 0; // it has ended, or this is no Linux
  }
}
