// Stands in for what the bootstrap starts. PROGRAM says how it behaves.
import { delimiter } from 'node:path';

const [mode = 'report', code = '0'] = (process.env['PROGRAM'] ?? 'report').split(':');

if (mode === 'report') report();
else if (mode === 'exit') process.exitCode = Number(code);
else if (mode === 'die') process.kill(process.pid, 'SIGKILL');
// Long enough that a second copy of the signal would be seen.
else if (mode === 'end') stay(() => setTimeout(() => process.exit(Number(code)), 700));
else stay(() => undefined);

function report(): void {
  const { PATH = '', WORD_LIST_PARENT: parent } = process.env;
  const [firstFolder] = PATH.split(delimiter);
  console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd(), firstFolder, parent }));
}

function stay(onSignal: (signal: string) => void): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      console.log(`got ${signal}`);
      onSignal(signal);
    });
  }
  setInterval(() => undefined, 1000);
  console.log('ready');
}
