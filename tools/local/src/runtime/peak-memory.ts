import { readFileSync } from 'node:fs';

/** The largest resident memory that a process has had, in bytes; 0 where the operating system does not tell. */
export const peakMemoryBytes = (pid: number): number => {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
};
