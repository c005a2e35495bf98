import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const entry = z.object({ name: z.string(), pid: z.int() });

/** CPU seconds and largest resident memory (MiB) by process name; processes of one name add up their CPU. */
export interface ProcessUse {
  readonly cpu: Readonly<Record<string, number>>;
  readonly memory: Readonly<Record<string, number>>;
}

/** Of `/proc/<pid>/stat`. The kernel counts in hundredths of a second on every machine that Node.js runs on. */
interface Stat {
  readonly parent: number;
  readonly cpuSeconds: number;
}

/**
 * Looks at a command and all that it started, again and again: each process under its own name in the registry of the
 * stack, or that of the process which started it; all others are the `supervisor`. `read` tells what they have used so
 * far, `stop` looks no more. Up to `everyMs` of a process that ends is not seen.
 */
export const sampleProcesses = (root: number, registry: string, everyMs = 200) => {
  const names = new Map<number, string>([[root, 'supervisor']]);
  const cpu = new Map<number, number>();
  const peaks: Record<string, number> = {};

  const look = (): void => {
    for (const { name, pid } of entries(registry)) names.set(pid, name);
    for (const [pid, { cpuSeconds }] of processTree(root)) cpu.set(pid, cpuSeconds);
    for (const [pid, name] of names) peaks[name] = Math.max(peaks[name] ?? 0, peakOf(pid));
  };
  const processTree = (pid: number): [number, Stat][] => {
    const all = allStats();
    const below = (parent: number): [number, Stat][] =>
      [...all].flatMap(([child, stat]) => {
        if (stat.parent !== parent) return [];
        if (!names.has(child)) names.set(child, names.get(parent) ?? 'supervisor');
        return [[child, stat] as [number, Stat], ...below(child)];
      });
    const own = all.get(pid);
    return [...(own === undefined ? [] : [[pid, own] as [number, Stat]]), ...below(pid)];
  };
  const timer = setInterval(look, everyMs);

  const read = (): ProcessUse => {
    look();
    const sums: Record<string, number> = {};
    for (const [pid, seconds] of cpu) {
      const name = names.get(pid) ?? 'supervisor';
      sums[name] = (sums[name] ?? 0) + seconds;
    }
    return { cpu: largestFirst(sums), memory: largestFirst(peaks) };
  };
  return { read, stop: (): void => clearInterval(timer) };
};

function largestFirst(of: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(of).toSorted(([, a], [, b]) => b - a));
}

function entries(path: string): z.infer<typeof entry>[] {
  return readOr(() => {
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    return lines.filter(Boolean).map((line) => entry.parse(JSON.parse(line)));
  }, []); // not written yet, or just being written
}

function allStats(): Map<number, Stat> {
  const pids = readOr(() => readdirSync('/proc'), []).filter((name) => /^\d+$/u.test(name));
  return new Map(
    pids.flatMap((pid) => {
      const stat = readOr(() => readStat(pid), undefined);
      return stat === undefined ? [] : [[Number(pid), stat] as const];
    }),
  );
}

function readStat(pid: string): Stat {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), cpuSeconds: (Number(fields[11]) + Number(fields[12])) / 100 };
}

function peakOf(pid: number): number {
  return readOr(() => {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0) / 1024;
  }, 0);
}

/** A process may end while it is looked at, and other systems have no such files. */
function readOr<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
