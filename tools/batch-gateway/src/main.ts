import { fstatSync } from 'node:fs';
import { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
import { loadLexicon } from './lexicon/load-lexicon.ts';
import { readArguments } from './read-arguments.ts';
import { startGateway } from './start-gateway.ts';

const { port, dataDir, delayMs } = readArguments(process.argv.slice(2));
const clock = Date.now;
const answerer = makeLexiconAnswerer({ lexicon: await loadLexicon(), clock });
const gateway = await startGateway({ port, dataDir, delayMs, clock, answerer });
console.log(JSON.stringify({ event: 'listening', url: gateway.url }));

let stopping = false;
const stop = (): void => {
  if (stopping) return;
  stopping = true;
  void gateway.close().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

// A parent that dies cannot send a signal, but its end of the pipe closes.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) {
  process.stdin.resume();
  process.stdin.on('close', stop);
}
