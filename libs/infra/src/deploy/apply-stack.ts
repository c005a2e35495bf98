import { copyFile, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';

import type { RunCommand } from '../commands/run-command.ts';
import { type StackName, type Verb, terraformSteps } from './terraform-steps.ts';

export interface StackCall {
  readonly stack: StackName;
  readonly verb: Verb;
  /** The folder of libs/infra. */
  readonly project: string;
}

/**
 * Runs Terraform on a synthesised stack. The checksums of its providers are kept in `locks/<stack>.hcl`: the first
 * call on a machine with a network writes that file, later ones hold to it.
 */
export const applyStack =
  (run: RunCommand) =>
  async ({ stack, verb, project }: StackCall): Promise<void> => {
    const folder = path.join(project, 'cdktf.out/stacks', stack);
    const kept = path.join(project, 'locks', `${stack}.hcl`);
    const inFolder = path.join(folder, '.terraform.lock.hcl');
    const isLocked = await exists(kept);
    if (isLocked) await copyFile(kept, inFolder);
    for (const args of terraformSteps(verb, { isLocked }))
      await run('terraform', args, {
        cwd: folder,
        show: true,
        env: { TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1' },
      });
    if (isLocked || !(await exists(inFolder))) return;
    await mkdir(path.dirname(kept), { recursive: true });
    await copyFile(inFolder, kept);
  };

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
