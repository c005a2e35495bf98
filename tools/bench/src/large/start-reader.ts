import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const bundle = path.resolve(import.meta.dirname, '../../../../dist/apps/api-words/index.mjs');

/** What a function took to answer some requests, one after the other: milliseconds each, and MiB of its process by then. */
const answered = z.object({
  statuses: z.array(z.number()),
  cpu: z.array(z.number()),
  wall: z.array(z.number()),
  /** Of the import of the function, in which it reads the words. */
  ready: z.object({ cpu: z.number(), wall: z.number() }),
  megabytes: z.number(),
  peak: z.number(),
});
export type Answered = z.infer<typeof answered>;

const script = `
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
const cpuNow = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const kilobytes = (name) => Number(new RegExp(name + ':\\\\s+(\\\\d+)').exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);
const [began, beganCpu] = [performance.now(), cpuNow()];
const { handler } = await import(process.env.BUNDLE);
const ready = { cpu: cpuNow() - beganCpu, wall: performance.now() - began };
for await (const line of createInterface({ input: process.stdin })) {
  const statuses = [], cpu = [], wall = [];
  for (const event of JSON.parse(line)) {
    const [at, atCpu] = [performance.now(), cpuNow()];
    statuses.push((await handler(event)).statusCode);
    wall.push(performance.now() - at);
    cpu.push(cpuNow() - atCpu);
  }
  const [megabytes, peak] = ['VmRSS', 'VmHWM'].map((name) => kilobytes(name) / 1024);
  process.stdout.write(JSON.stringify({ statuses, cpu, wall, ready, megabytes, peak }) + '\\n');
}
process.exit(0);
`;

/** The built function api-words in a process of its own, with this environment and so much for Node.js to keep. */
export const startReader = (env: Readonly<Record<string, string>>, heapMb: number) => {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${String(heapMb)}`, '--input-type=module', '--eval', script],
    { env: { ...env, PATH: process.env['PATH'] ?? '', BUNDLE: bundle }, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  return {
    ask: async (events: readonly unknown[]): Promise<Answered> => {
      child.stdin.write(`${JSON.stringify(events)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the function ended before it had answered');
      return answered.parse(JSON.parse(value));
    },
    stop: async (): Promise<void> => {
      const closed = once(child, 'close');
      child.stdin.end();
      await closed;
    },
  };
};
