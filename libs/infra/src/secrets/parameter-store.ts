import * as z from 'zod';

import type { RunCommand } from '../commands/run-command.ts';

/** The encrypted parameters of one account and region. */
export interface ParameterStore {
  /** The values of those that exist, by name. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  write(name: string, value: string): Promise<void>;
}

const answer = z.object({ Parameters: z.array(z.object({ Name: z.string(), Value: z.string() })) });

/** Through the AWS command line, with the operator's credentials; values go by standard input. */
export const awsParameterStore = (run: RunCommand, region: string): ParameterStore => {
  const ssm = (verb: string, request: object): Promise<string> =>
    run(
      'aws',
      ['ssm', verb, '--region', region, '--output', 'json', '--cli-input-json', 'file:///dev/stdin'],
      {
        input: JSON.stringify(request),
      },
    );
  return {
    async read(names) {
      const text = await ssm('get-parameters', { Names: names, WithDecryption: true });
      return new Map(answer.parse(JSON.parse(text)).Parameters.map(({ Name, Value }) => [Name, Value]));
    },
    async write(name, value) {
      await ssm('put-parameter', { Name: name, Value: value, Type: 'SecureString', Overwrite: true });
    },
  };
};
