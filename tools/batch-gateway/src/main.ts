import { fstatSync } from 'node:fs';
import { makeFaultPlan } from './faults/fault-plan.ts';
import { makeFaultyAnswerer } from './faults/faulty-answerer.ts';
import { makeFaultyBehaviour } from './faults/faulty-behaviour.ts';
import { makeAnswerer } from './make-answerer.ts';
import { type GatewayArguments, readArguments } from './read-arguments.ts';
import { reportToStderr } from './report-to-stderr.ts';
import { startGateway } from './start-gateway.ts';

// Whatever is stored is for the user alone who runs this.
process.umask(0o077);
const options = readOrFail();
const apiKey = process.env['GATEWAY_API_KEY'];
const clock = Date.now;
const report = reportToStderr;
const answerer = await makeAnswerer(options, {
  environment: process.env,
  clock,
  random: Math.random,
  report,
});
const plan = makeFaultPlan(options.faults, options.seed);
const gateway = await startGateway({
  port: options.port,
  dataDir: options.dataDir,
  delayMs: options.delayMs,
  limits: options.maxEnqueuedTokens === undefined ? {} : { maxEnqueuedTokens: options.maxEnqueuedTokens },
  clock,
  report,
  ...(apiKey === undefined ? {} : { apiKey }),
  answerer: makeFaultyAnswerer(answerer, plan),
  behaviour: makeFaultyBehaviour(plan),
}).catch(fail);
let stopping = false;
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

// A parent that dies cannot send a signal, but its end of the pipe closes.
const input = fstatSync(0);
if (input.isFIFO() || input.isSocket()) {
  process.stdin.resume();
  process.stdin.on('close', stop);
}

// Last, because whoever reads this may already send a signal.
console.log(JSON.stringify({ event: 'listening', url: gateway.url }));

function readOrFail(): GatewayArguments {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    return fail(error);
  }
}

/** Says on one line what is wrong; a stack would hide it. */
function fail(error: unknown): never {
  console.error(`batch-gateway: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

function stop(): void {
  if (stopping) return;
  stopping = true;
  void gateway.close().then(() => process.exit(0));
}
