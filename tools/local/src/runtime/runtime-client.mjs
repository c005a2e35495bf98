/**
 * What runs inside a function's process: loads the bundle and works off invocations of the Runtime API, one at a
 * time, as the managed Node.js runtime does. Usage: node runtime-client.mjs <bundle>
 */
import { Buffer } from 'node:buffer';
import http from 'node:http';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const origin = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

// Nobody is left to work for once the stack is gone.
process.stdin.on('error', () => process.exit(0)).on('close', () => process.exit(0));
process.stdin.resume();

try {
  const handler = await loadHandler(process.argv[2]);
  for (;;) await work(handler);
} catch (error) {
  console.error(error);
  await exchange('POST', '/init/error', describe(error)).catch(() => undefined);
  process.exit(1);
}

async function loadHandler(bundle) {
  const { handler } = await loadBundle(bundle);
  if (typeof handler !== 'function') throw new TypeError('the bundle exports no function named handler');
  if (handler.length > 2) throw new TypeError('a handler with a callback is not supported: make it async');
  return handler;
}

/** Compiled once and kept: a stack starts many processes of the same few bundles. */
async function loadBundle(bundle) {
  module.enableCompileCache(path.join(import.meta.dirname, '../../../../dist/compile-cache'));
  const loaded = await import(pathToFileURL(bundle).href);
  module.flushCompileCache();
  return loaded;
}

async function work(handler) {
  const invocation = await exchange('GET', '/invocation/next');
  const path = `/invocation/${invocation.headers['lambda-runtime-aws-request-id']}`;
  try {
    await exchange('POST', `${path}/response`, await invoke(handler, invocation));
  } catch (error) {
    console.error(error);
    await exchange('POST', `${path}/error`, describe(error));
  }
}

function exchange(method, path, body) {
  return new Promise((resolve, reject) => {
    const headers =
      body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request(`${origin}${path}`, { method, agent, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.once('end', () =>
        resolve({ headers: response.headers, text: Buffer.concat(parts).toString('utf8') }),
      );
      response.once('error', reject);
    });
    request.once('error', reject);
    request.end(body);
  });
}

async function invoke(handler, { headers, text }) {
  const answer = handler(JSON.parse(text), makeContext(headers));
  if (typeof answer?.then !== 'function') throw new TypeError('the handler is not async');
  return JSON.stringify((await answer) ?? null);
}

function makeContext(headers) {
  const { env } = process;
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  return {
    awsRequestId: headers['lambda-runtime-aws-request-id'],
    callbackWaitsForEmptyEventLoop: true,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function describe(error) {
  return JSON.stringify({
    errorType: error?.name ?? 'Error',
    errorMessage: error?.message ?? String(error),
    trace: String(error?.stack ?? '').split('\n'),
  });
}
