import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLedger } from './store/ledger.ts';
import {
  createBatch,
  ended,
  makeClient,
  makeDataDir,
  readResults,
  requestLine,
  until,
} from './testing/gateway-client.ts';
import { runGatewayProcess, startGatewayProcess } from './testing/gateway-process.ts';

let dataDir: ReturnType<typeof makeDataDir>;
const children: ChildProcess[] = [];

const start = async (...args: string[]) => {
  const { child, url } = await startGatewayProcess(['--port', '0', '--data-dir', dataDir.path, ...args]);
  children.push(child);
  return { child, url, client: makeClient(url) };
};

beforeEach(() => {
  dataDir = makeDataDir();
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  dataDir.remove();
});

const lines = Array.from({ length: 1_000 }, (_, line) =>
  requestLine(
    `l${String(line)}`,
    Array.from({ length: 20 }, (_word, index) => `w${String(line)}x${String(index)}`),
  ),
);

describe('the gateway process', { timeout: 180_000 }, () => {
  it('killed in the middle of a batch and started again answers each line once', async () => {
    const first = await start();
    const { id } = await createBatch(first.client, lines);
    const answered = await until(async () => {
      const { request_counts: counts } = await first.client.batches.retrieve(id);
      return (counts?.completed ?? 0) > 0 ? counts?.completed : undefined;
    });
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const before = readLedger(dataDir.path).length;

    const second = await start();
    const batch = await ended(second.client, id);

    expect(answered).toBeLessThan(lines.length);
    expect(before).toBeLessThan(lines.length);
    expect(batch.request_counts).toEqual({ total: 1_000, completed: 1_000, failed: 0 });
    const results = await readResults(second.client, batch.output_file_id);
    expect(new Set(results.map((line) => line['custom_id'])).size).toBe(1_000);
    expect(results).toHaveLength(1_000);
    const ledger = readLedger(dataDir.path);
    expect(ledger).toHaveLength(1_000);
    expect(new Set(ledger.map(({ customId }) => customId)).size).toBe(1_000);
  });

  it('ends in order when its standard input closes, and on SIGTERM', async () => {
    const first = await start();
    first.child.stdin?.end();
    const [code] = await once(first.child, 'exit');

    const second = await start();
    second.child.kill('SIGTERM');
    const [secondCode, signal] = await once(second.child, 'exit');

    expect(code).toBe(0);
    expect([secondCode, signal]).toEqual([0, null]);
  });

  it('injects the faults of its command line', async () => {
    const { client } = await start('--faults', 'refusal', '--seed', '3');

    const response = await client.responses.create({ model: 'lexicon-2', input: 'apple' });

    expect(response.output).toMatchObject([{ content: [{ type: 'refusal' }] }]);
  });

  it.each([
    [['--faults', 'nonsense'], "'nonsense' is no fault"],
    [['--port', 'x'], 'port'],
    [['--upstream', 'ftp://x'], 'upstream'],
    [['--unknown', '1'], '--unknown'],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, stderr } = await runGatewayProcess(['--port', '0', '--data-dir', dataDir.path, ...args]);

    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
