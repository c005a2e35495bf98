import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process as it can be recognised later: ids are given out again, the start time tells the two apart. */
export interface ProcessIdentity {
  readonly pid: number;
  /** As the operating system tells it; opaque, only for comparing. Empty when it could not be found out. */
  readonly startTime: string;
}

const startTimeFromProc = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; the 20th field behind it is the start time in clock ticks since boot.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
};

const readStartTime = (pid: number): string => {
  if (process.platform === 'linux') return startTimeFromProc(pid);
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
};

/** The identity of a live process; undefined when there is none with that id (a zombie counts as none). */
export const identifyProcess = (pid: number): ProcessIdentity | undefined => {
  try {
    const startTime = readStartTime(pid);
    return startTime === '' ? undefined : { pid, startTime };
  } catch {
    // No such process, or it ended while it was looked at.
    return undefined;
  }
};

export const isAlive = (known: ProcessIdentity): boolean =>
  identifyProcess(known.pid)?.startTime === known.startTime;
