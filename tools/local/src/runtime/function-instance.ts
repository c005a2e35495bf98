import { join } from 'node:path';
import * as z from 'zod';
import { accountId, region } from '../emulators/resource-names.ts';
import { startChild, type Child, type ChildExit, type ChildOptions } from '../processes/start-child.ts';
import { FunctionExited, FunctionFailed, FunctionNotStarted, FunctionTimedOut } from './function-errors.ts';
import { makeIdleGate, makePending } from './invocation-state.ts';
import { peakMemoryBytes } from './peak-memory.ts';
import { startRuntimeApi, type RuntimeApi } from './runtime-api.ts';

export interface InstanceOptions {
  readonly functionName: string;
  /** Path of the bundle, an ES module that exports `handler`. */
  readonly bundle: string;
  readonly timeoutSeconds: number;
  /** As `heapMb` of the topology. */
  readonly heapMb: number;
  /** The whole environment but the address of the Runtime API. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logPath: string;
  readonly onSpawn?: ChildOptions['onSpawn'];
  /** Told the largest resident memory seen so far, in bytes. */
  readonly onPeakMemory?: (bytes: number) => void;
}

/** One process of a function. It does one invocation at a time. */
export interface FunctionInstance {
  /** Throws the errors of function-errors.ts; after any but FunctionFailed the process is gone. */
  invoke(event: unknown): Promise<unknown>;
  isAlive(): boolean;
  /** Returns when it can take its first event. Throws FunctionNotStarted when it never will. */
  ready(): Promise<void>;
  stop(graceMs: number): Promise<void>;
}

const startTimeoutMs = 60_000;
const errorBody = z.object({ errorType: z.string(), errorMessage: z.string() });

type Pendings = ReturnType<typeof makePending>;
type Gate = ReturnType<typeof makeIdleGate>;
interface Connections {
  readonly api: RuntimeApi;
  readonly gate: Gate;
  readonly pending: Pendings;
}

/** Starts a process of a function; it loads the bundle while the caller goes on. */
export const startFunctionInstance = async (options: InstanceOptions): Promise<FunctionInstance> => {
  const { functionName, timeoutSeconds } = options;
  const gate = makeIdleGate();
  const pending = makePending();
  const api = await openApi(functionName, gate, pending);
  const child = startProcess(options, api);
  const isUsable = watch(options, child, { api, gate, pending });
  let isDoomed = false;
  const lookAtMemory = atMostEach(1000, () => options.onPeakMemory?.(peakMemoryBytes(child.pid)));

  const invoke = async (event: unknown): Promise<unknown> => {
    await gate.enter().catch((error: unknown) => {
      // It is about to exit: nobody else should be sent to it until it has.
      isDoomed = true;
      throw error;
    });
    const limitMs = timeoutSeconds * 1000;
    const timer = setTimeout(() => {
      isDoomed = true;
      pending.reject(new FunctionTimedOut(functionName, timeoutSeconds));
      child.kill();
    }, limitMs);
    const answer = pending.open();
    api.hand({
      payload: JSON.stringify(event),
      deadlineMs: Date.now() + limitMs,
      functionArn: functionArn(functionName),
    });
    return answer.finally(() => {
      clearTimeout(timer);
      lookAtMemory();
    });
  };
  return {
    invoke,
    isAlive: () => isUsable() && !isDoomed,
    ready: () => gate.firstOpened,
    stop: (graceMs) => child.stop(graceMs),
  };
};

function openApi(functionName: string, gate: Gate, pending: Pendings): Promise<RuntimeApi> {
  return startRuntimeApi({
    onIdle: () => gate.open(),
    onResponse: (_, body) => {
      const answer = readJson(body);
      if (answer !== undefined) pending.resolve(answer);
      else pending.reject(new FunctionFailed(functionName, 'Runtime.MarshalError', 'the answer is not JSON'));
    },
    onError: (_, body) => {
      const { errorType, errorMessage } = readError(body);
      pending.reject(new FunctionFailed(functionName, errorType, errorMessage));
    },
    onInitError: (body) => {
      const { errorType, errorMessage } = readError(body);
      gate.break(new FunctionNotStarted(functionName, `${errorType}: ${errorMessage}`));
    },
  });
}

/** Looks at most once in so many milliseconds: what is looked at only grows, and looking costs as much as a short answer. */
function atMostEach(milliseconds: number, look: () => void): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < milliseconds) return;
    last = now;
    look();
  };
}

/** Undefined for what is no JSON, which `null` and every other value are. */
function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function readError(body: string): z.infer<typeof errorBody> {
  const parsed = errorBody.safeParse(readJson(body));
  return parsed.success ? parsed.data : { errorType: 'Unknown', errorMessage: body.slice(0, 500) };
}

function startProcess(options: InstanceOptions, api: RuntimeApi): Child {
  return startChild({
    name: options.functionName,
    command: process.execPath,
    args: [
      '--enable-source-maps',
      `--max-old-space-size=${options.heapMb}`,
      join(import.meta.dirname, 'runtime-client.mjs'),
      options.bundle,
    ],
    env: { ...options.environment, AWS_LAMBDA_RUNTIME_API: api.address },
    logPath: options.logPath,
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
  });
}

/** Watches the end of the process and its slow start. Returns whether the process can still be used. */
function watch(options: InstanceOptions, child: Child, { api, gate, pending }: Connections): () => boolean {
  let isUsable = true;
  const starting = setTimeout(() => child.kill(), startTimeoutMs);
  gate.firstOpened.then(
    () => clearTimeout(starting),
    () => {
      isUsable = false; // It is about to exit; whoever invokes it, or waits for it, is told why.
    },
  );
  void child.exited.then((exit) => {
    isUsable = false;
    clearTimeout(starting);
    gate.break(new FunctionNotStarted(options.functionName, tellExit(exit)));
    pending.reject(new FunctionExited(options.functionName, tellExit(exit)));
    return api.close();
  });
  return () => isUsable && child.isRunning();
}

function tellExit({ code, signal }: ChildExit): string {
  return signal === null ? `exit code ${code}` : signal;
}

function functionArn(name: string): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}
