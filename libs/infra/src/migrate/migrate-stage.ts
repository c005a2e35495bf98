import type { RunCommand } from '../commands/run-command.ts';
import { unsetSecret } from '../constructs/secret-parameter.ts';
import { parameterPath } from '../names.ts';
import { databaseSecret } from '../secret-names.ts';
import type { ParameterStore } from '../secrets/parameter-store.ts';

export interface MigrateStagePorts {
  readonly parameters: ParameterStore;
  readonly run: RunCommand;
}

export interface MigrateStageInput {
  readonly stage: string;
  /** The root of the workspace, where `nx` finds the project `db`. */
  readonly workspace: string;
}

/**
 * Brings the words database of a stage up to this release, as its owner, by `nx run db:migrate`.
 * The owner's URL goes by the environment of that one process, and nowhere else.
 */
export const migrateStage =
  ({ parameters, run }: MigrateStagePorts) =>
  async ({ stage, workspace }: MigrateStageInput): Promise<void> => {
    const path = parameterPath(stage, databaseSecret('owner'));
    const url = (await parameters.read([path])).get(path);
    if (url === undefined || url === unsetSecret)
      throw new Error(`${path} has no value: run infra:secrets for the stage ${stage} first`);
    await run('nx', ['run', 'db:migrate'], { cwd: workspace, env: { DATABASE_URL: url }, show: true });
  };
