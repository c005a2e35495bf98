import { existsSync } from 'node:fs';
import { openTokenIssuer, type TokenIssuer } from '../http-front/token-issuer.ts';
import { openPorts, type Ports } from '../processes/find-port.ts';
import { holdDataDir } from '../processes/hold-data-dir.ts';
import { openProcessRegistry, type ProcessRegistry } from '../processes/process-registry.ts';
import type { Closers } from './closers.ts';
import { forgetState, openDataDir, refuseForeignDir, type DataDir } from './data-dir.ts';
import { drawSecret, openSecrets, type Secrets } from './secrets.ts';

export interface StackState {
  readonly dataDir: DataDir;
  readonly ports: Ports;
  readonly secrets: Secrets;
  /** What the functions show to the batch gateway, drawn at each start. */
  readonly gatewayKey: string;
  readonly issuer: TokenIssuer;
  readonly registry: ProcessRegistry;
  /** What an earlier stack left running, by name; it was ended. */
  readonly survivors: readonly string[];
}

/**
 * Takes the data dir for this process and reads, or makes, what is kept in it. Survivors of an earlier stack end first.
 * Throws DataDirHeld when another stack lives on it, NotADataDir when it holds something else.
 */
export const openState = async (root: string, fresh: boolean, closers: Closers): Promise<StackState> => {
  refuseForeignDir(root);
  closers.add(holdDataDir(root));
  const registry = openProcessRegistry(`${root}/processes.jsonl`);
  const survivors = await registry.endSurvivors();
  if (fresh && existsSync(root)) await forgetState(root);
  const dataDir = openDataDir(root);
  closers.add(() => registry.clear());
  return {
    dataDir,
    ports: openPorts(dataDir.path('ports.json')),
    secrets: openSecrets(dataDir.path('secrets.json')),
    gatewayKey: drawSecret(),
    issuer: await openTokenIssuer(dataDir.path('issuer.json')),
    registry,
    survivors,
  };
};
