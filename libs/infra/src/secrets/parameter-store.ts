import { GetParametersCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** The encrypted parameters of one account and region. */
export interface ParameterStore {
  /** The values of those that exist, by name. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, string>>;
  write(name: string, value: string): Promise<void>;
}

/** SSM takes at most this many names a call. */
const namesPerCall = 10;

/** Through SSM, with the credentials that the AWS SDK finds: a profile, variables, or the role of a workflow. */
export function ssmParameterStore(client: Pick<SSMClient, 'send'>): ParameterStore {
  return {
    async read(names) {
      const values = new Map<string, string>();
      for (let start = 0; start < names.length; start += namesPerCall) {
        const Names = names.slice(start, start + namesPerCall);
        const { Parameters = [] } = await client.send(
          new GetParametersCommand({ Names, WithDecryption: true }),
        );
        for (const { Name, Value } of Parameters)
          if (Name !== undefined && Value !== undefined) values.set(Name, Value);
      }
      return values;
    },
    async write(name, value) {
      await client.send(
        new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }),
      );
    },
  };
}
