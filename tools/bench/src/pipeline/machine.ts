import { cpus, loadavg, totalmem } from 'node:os';

/** The machine, the date and how busy it is: without them a figure says little. */
export const machine = (): string =>
  [
    new Date().toISOString().slice(0, 10),
    `${String(cpus().length)} cores (${cpus()[0]?.model ?? 'unknown'})`,
    `${String(Math.round(totalmem() / 2 ** 30))} GiB`,
    `Node.js ${process.version}`,
    `load ${loadavg()[0]?.toFixed(1) ?? '?'}`,
  ].join(', ');
