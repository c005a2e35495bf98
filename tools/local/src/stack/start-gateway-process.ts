import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, type Child, type ChildOptions } from '../processes/start-child.ts';
import type { ModelChoice } from './model-choice.ts';
import { repositoryRoot } from './repository-root.ts';

export interface GatewayProcessOptions {
  readonly port: number;
  readonly dataDir: string;
  readonly logPath: string;
  readonly model: ModelChoice;
  /** The key that it will serve, and no other. */
  readonly apiKey: string;
  /** More options for the gateway, for tests. */
  readonly extraArguments?: readonly string[];
  readonly onSpawn?: ChildOptions['onSpawn'];
}

const startTimeoutMs = 120_000;
const keyVariable = 'UPSTREAM_API_KEY';

/** Starts the batch gateway as a process of its own and waits until it answers. */
export const startGatewayProcess = async (options: GatewayProcessOptions) => {
  const { port, dataDir, logPath, model, extraArguments = [] } = options;
  const main = join(repositoryRoot, 'tools', 'batch-gateway', 'src', 'main.ts');
  const child = startChild({
    name: 'batch-gateway',
    command: process.execPath,
    args: [
      ...['--import', import.meta.resolve('tsx'), main],
      ...['--port', String(port), '--data-dir', dataDir],
      ...upstreamArguments(model),
      ...extraArguments,
    ],
    cwd: repositoryRoot,
    env: {
      TSX_TSCONFIG_PATH: join(repositoryRoot, 'tsconfig.base.json'),
      GATEWAY_API_KEY: options.apiKey,
      ...upstreamEnvironment(model),
    },
    logPath,
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, origin, options);
  } catch (error) {
    await child.stop(500);
    throw error;
  }
  return { origin, child };
};

function upstreamArguments(model: ModelChoice): string[] {
  if (model.kind !== 'server') return [];
  const style = model.style === undefined ? [] : ['--upstream-style', model.style];
  return ['--upstream', model.baseUrl, '--model', model.model, '--upstream-key-env', keyVariable, ...style];
}

function upstreamEnvironment(model: ModelChoice): Record<string, string> {
  return model.kind === 'server' && model.apiKey !== undefined ? { [keyVariable]: model.apiKey } : {};
}

async function untilReady(
  child: Child,
  origin: string,
  { apiKey, logPath }: GatewayProcessOptions,
): Promise<void> {
  const giveUpAt = Date.now() + startTimeoutMs;
  while (!(await answers(origin, apiKey))) {
    if (!child.isRunning()) throw new Error(`the batch gateway ended while it was starting; see ${logPath}`);
    if (Date.now() > giveUpAt) throw new Error(`the batch gateway did not get ready in time; see ${logPath}`);
    await sleep(30);
  }
}

async function answers(origin: string, apiKey: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health`, { headers: { authorization: `Bearer ${apiKey}` } })).ok;
  } catch {
    return false; // Not listening yet.
  }
}
