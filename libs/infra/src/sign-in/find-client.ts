import type { RunCommand } from '../commands/run-command.ts';
import { stageName } from '../names.ts';

/** The id of the client that operators of a stage sign in with. Throws when the stage is not deployed. */
export const findClient =
  (run: RunCommand) =>
  async ({ stage, region }: { stage: string; region: string }): Promise<string> => {
    const ask = async (verb: string, query: string, ...args: string[]): Promise<string> => {
      const place = ['--region', region, '--output', 'text', '--query', query, '--max-results', '60'];
      const text = (await run('aws', ['cognito-idp', verb, ...place, ...args])).trim();
      if (text === '' || text === 'None') throw new Error(`The stage ${stage} is not deployed in ${region}`);
      return text;
    };
    const pool = await ask('list-user-pools', `UserPools[?Name=='${stageName(stage, 'operators')}'].Id`);
    const client = `UserPoolClients[?ClientName=='${stageName(stage, 'operator')}'].ClientId`;
    return ask('list-user-pool-clients', client, '--user-pool-id', pool);
  };
