import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countTests } from './count-tests.ts';
import { workspaceRoot } from './workspace-root.ts';

// All that `npm test` checks is a target of some project, so Nx orders it and runs four at a time: some mostly wait.
const targets = ['build', 'lint', 'typecheck', 'test', 'workspace', 'unused', 'format'];
const resultFolder = path.join(workspaceRoot, 'dist/test-results');

const { values: options } = parseArgs({
  options: { affected: { type: 'boolean' }, 'no-cache': { type: 'boolean' } },
});

const nxArguments = [
  options.affected === true ? 'affected' : 'run-many',
  `--targets=${targets.join(',')}`,
  '--parallel=4',
  '--outputStyle=static',
  ...(options['no-cache'] === true ? ['--skip-nx-cache'] : []),
];

// What an earlier run left would be counted for a project whose tests did not even start.
rmSync(resultFolder, { recursive: true, force: true });
const code = await runNx();
const { passed, failed } = countTests(resultFolder);
if (code !== 0) console.log('\nNot everything passed: the failed tasks are listed above.');
console.log(`\n${passed} passed, ${failed} failed`);
// Nx gives several codes for a failed task.
process.exitCode = code === 0 && failed === 0 ? 0 : 1;

function runNx(): Promise<number> {
  return new Promise((resolve, reject) => {
    const nx = spawn('nx', nxArguments, {
      cwd: workspaceRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, CI: 'true', NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' },
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => nx.kill(signal));
    nx.on('error', reject);
    nx.on('exit', (code) => resolve(code ?? 1));
  });
}
