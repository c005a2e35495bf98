import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { askForSeconds, questions } from './front/ask-for-seconds.ts';
import { startVersion, type RunningVersion } from './front/start-version.ts';
import { machine } from './pipeline/machine.ts';

const usage = `npm run bench:front -- [--rounds 5] [--seconds 3] <checkout> [...]

Starts the stacks of built checkouts, fills each with the same 274,137 made-up words, and asks them in turn through their HTTP
fronts over eight kept connections: requests a second, and CPU milliseconds a request of the processes that it passes through. Medians
of the rounds, the first checkout as 1.
`;

interface Round {
  readonly rate: number;
  readonly cpuMs: number;
}

const { rounds, seconds, roots } = readArguments(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'word-list-bench-'));
const versions: RunningVersion[] = [];
try {
  console.log(machine());
  for (const [at, root] of roots.entries())
    versions.push(await startVersion(root, mkdtempSync(join(folder, `${at}-`))));
  for (const question of questions) console.log(describe(question.name, await measure(question.next)));
} finally {
  await Promise.all(versions.map((version) => version.stop()));
  rmSync(folder, { recursive: true, force: true });
}

async function measure(next: (typeof questions)[number]['next']): Promise<Round[]> {
  const taken: Round[][] = versions.map(() => []);
  for (const { origin } of versions) await warmUp(origin, next);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, version] of versions.entries()) {
      const before = version.cpu();
      const { answered } = await askForSeconds(version.origin, next, seconds);
      const cpuMs = (1000 * (version.cpu() - before)) / answered;
      taken[at]?.push({ rate: answered / seconds, cpuMs });
    }
  }
  return taken.map((all) => ({
    rate: median(all.map(({ rate }) => rate)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
  }));
}

/** Until every process has all words in memory, and what is asked often is compiled. */
async function warmUp(origin: string, next: (typeof questions)[number]['next']): Promise<void> {
  let before = 0;
  for (let round = 0; round < 20; round += 1) {
    const { answered, refused } = await askForSeconds(origin, next, seconds);
    if (refused === 0 && answered < before * 1.1) return;
    before = answered;
  }
}

function describe(name: string, found: readonly Round[]): string {
  const lines = found.map(({ rate, cpuMs }, at) => {
    const [first = { rate, cpuMs }] = found;
    const times = `${(rate / first.rate).toFixed(2)} times the requests, ${(first.cpuMs / cpuMs).toFixed(2)} times less CPU`;
    return `  ${roots[at]}: ${rate.toFixed(0)} a second, ${cpuMs.toFixed(2)} ms of CPU each; ${times}`;
  });
  return [name, ...lines].join('\n');
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function readArguments(given: readonly string[]) {
  const options = { rounds: 5, seconds: 3 };
  const rest = [...given];
  for (const name of ['rounds', 'seconds'] as const) {
    const at = rest.indexOf(`--${name}`);
    if (at !== -1) options[name] = Number(rest.splice(at, 2)[1]);
  }
  if (rest.length === 0 || rest.includes('--help') || !Object.values(options).every((value) => value >= 1)) {
    process.stdout.write(usage);
    process.exit(rest.includes('--help') ? 0 : 1);
  }
  return { ...options, roots: rest.map((root) => resolve(root)) };
}
