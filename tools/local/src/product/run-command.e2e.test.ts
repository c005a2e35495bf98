import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { countLines } from '../../demo/count-lines.mjs';
import { waitUntil } from '../processes/wait-until.ts';
import { listeningAddresses, loopback, processTree } from '../testing/process-tree.ts';
import { startCommand, type StartedCommand } from '../testing/start-command.ts';
import { demoList } from './read-options.ts';

const minutes = 60_000;
const words = 'the run murder love happy cat tree water freedom government beautiful terrible quickly';
const list = `${words.split(' ').join('\n')}\nTree\n\n42\ntwo words\nabandon\n`;

let folder: string;
let commands: StartedCommand[];

const start = (...args: string[]): StartedCommand => {
  const command = startCommand(['--data-dir', join(folder, 'state'), ...args]);
  commands.push(command);
  return command;
};

const ledgerPrompts = (): number => {
  const ledger = new DatabaseSync(join(folder, 'state', 'gateway', 'gateway.sqlite'), { readOnly: true });
  const { prompts } = z
    .object({ prompts: z.number() })
    .parse(ledger.prepare('SELECT count(*) AS prompts FROM ledger').get());
  ledger.close();
  return prompts;
};

const readSummary = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
const isGone = (pid: number): boolean => !existsSync(`/proc/${pid}`);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
  writeFileSync(join(folder, 'words.txt'), list);
  commands = [];
});

afterEach(async () => {
  await Promise.all(commands.filter((command) => command.isRunning()).map((command) => command.killTree()));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the command', () => {
  it(
    'scores a list through all functions, serves it on loopback only, and ends in order',
    async () => {
      const command = start('--source', join(folder, 'words.txt'), '--out', join(folder, 'out.csv'));
      await command.untilPrinted(/Serving until Ctrl-C/u, 4 * minutes);
      const [, origin = ''] = /up at (\S+),/u.exec(command.output()) ?? [];
      const pids = processTree(command.pid);
      const addresses = listeningAddresses(pids);

      const sample = await (await fetch(`${origin}/api/words?types=noun&randomCount=3&randomSeed=7`)).text();
      const again = await (await fetch(`${origin}/api/words?types=noun&randomCount=3&randomSeed=7`)).text();
      const refused = startCommand(['--data-dir', join(folder, 'state'), '--once']);
      const refusedCode = await refused.exited;
      command.signal('SIGINT');
      const code = await command.exited;

      expect(addresses.length).toBeGreaterThan(5);
      expect(new Set(addresses)).toEqual(new Set([loopback]));
      expect(JSON.parse(sample)).toHaveProperty('words.length', 3);
      expect(again).toBe(sample);
      expect(refusedCode).toBe(1);
      expect(refused.output()).toContain(`in use by the stack of process ${command.pid}`);
      expect(code).toBe(0);
      expect(await waitUntil(() => pids.every(isGone), { timeoutMs: 5000 })).toBe(true);
      expect(statSync(join(folder, 'state', 'token')).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(folder, 'out.csv'), 'utf8').trim().split('\r\n')).toHaveLength(15);
    },
    4 * minutes,
  );

  it(
    'asks nothing when the same list is run again',
    async () => {
      const before = ledgerPrompts();
      const path = join(folder, 'again.json');

      const command = start('--source', join(folder, 'words.txt'), '--once', '--summary', path);
      const code = await command.exited;

      expect(`${code} ${command.output()}`).toMatch(/^0 /u);
      expect(readSummary(path)).toMatchObject({
        run: {
          status: 'complete',
          counts: { ...countLines(Buffer.from(list)), known: 14, scored: 0, failed: 0, cancelled: 0 },
        },
        tokens: { input: 0, cached: 0, output: 0 },
        requests: { model: 0 },
      });
      expect(ledgerPrompts()).toBe(before);
    },
    4 * minutes,
  );

  it(
    'counts the demo list as an independent count does',
    async () => {
      const path = join(folder, 'demo.json');

      const command = start('--once', '--summary', path);
      const code = await command.exited;

      expect(`${code} ${command.output()}`).toMatch(/^0 /u);
      expect(readSummary(path)).toMatchObject({ run: { counts: countLines(readFileSync(demoList)) } });
      expect(countLines(readFileSync(demoList))).toMatchObject({ accepted: 2000 });
    },
    4 * minutes,
  );

  it(
    'exits with 1 and says why when the list holds no text',
    async () => {
      writeFileSync(join(folder, 'binary.txt'), Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'));

      const command = start('--source', join(folder, 'binary.txt'), '--once');

      expect(await command.exited).toBe(1);
      expect(command.output()).toMatch(/: failed, [^]*not_text: the list is a zip archive[^]*unzip/u);
    },
    4 * minutes,
  );

  it(
    'refuses what it cannot do before anything is started',
    async () => {
      const command = start('--frobnicate');

      expect(await command.exited).toBe(1);
      expect(command.output()).toMatch(/unknown option '--frobnicate'/u);
      expect(command.output()).not.toContain('stack');
    },
    4 * minutes,
  );

  it(
    'refuses a folder that holds something else',
    async () => {
      const command = startCommand(['--data-dir', folder]);

      expect(await command.exited).toBe(1);
      expect(command.output()).toContain('is not empty and was not made by Word List');
    },
    4 * minutes,
  );

  it(
    'stops in order on Ctrl-C in the middle of a run, at once on the second, and goes on afterwards',
    async () => {
      const slow = (...more: string[]) => {
        const command = startCommand(
          [
            '--data-dir',
            join(folder, 'state'),
            '--source',
            join(folder, 'words.txt'),
            '--mode',
            'all',
            '--once',
            ...more,
          ],
          { gatewayArguments: ['--delay-ms', '3000'] },
        );
        commands.push(command);
        return command;
      };

      const first = slow();
      await first.untilPrinted(/Started run/u, 4 * minutes);
      const firstPids = processTree(first.pid);
      first.signal('SIGINT');
      const firstCode = await first.exited;
      const other = slow('--llm', 'http://127.0.0.1:9/v1', '--model', 'another');
      const otherCode = await other.exited;
      const second = slow();
      await second.untilPrinted(/Going on with the unfinished run/u, 4 * minutes);
      const secondPids = processTree(second.pid);
      second.signal('SIGINT');
      second.signal('SIGTERM');
      const secondCode = await second.exited;
      await waitUntil(() => [...firstPids, ...secondPids].every(isGone), { timeoutMs: 10_000 });
      const last = slow();
      const lastCode = await last.exited;

      expect([firstCode, otherCode, secondCode, lastCode]).toEqual([130, 1, 130, 0]);
      expect(other.output()).toContain('the unfinished run of words.txt asks lexicon');
      expect(first.output()).toContain('The same command goes on where it was.');
      expect([...firstPids, ...secondPids].filter((pid) => !isGone(pid))).toEqual([]);
      expect(last.output()).toContain('Going on with the unfinished run');
    },
    8 * minutes,
  );
});
