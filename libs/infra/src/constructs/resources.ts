import type {
  BucketName,
  EnvironmentValue,
  FunctionEntry,
  Grant,
  ParameterName,
  QueueName,
  LocalSetting,
  Setting,
  TableName,
} from '../topology.ts';

interface Thing {
  /** What a function calls it by: a URL, a name. */
  readonly address: string;
  readonly arn: string;
}

/** What functions are wired to. */
export interface Resources {
  readonly queue: (name: QueueName) => Thing;
  readonly table: (name: TableName) => Thing;
  readonly bucket: (name: BucketName) => Thing;
  readonly parameter: (name: ParameterName) => Thing;
  readonly setting: (name: Exclude<Setting, LocalSetting>) => string;
}

export interface PolicyStatement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string;
}

/** The statements that allow what the entry is granted, verb by verb, and nothing else. */
export const policyStatements = ({ grants }: FunctionEntry, resources: Resources): PolicyStatement[] =>
  grants.map((grant) => ({
    Effect: 'Allow',
    Action: grant.actions,
    Resource: grantedArn(grant, resources),
  }));

/** The environment of a function in AWS: what is meant for one machine only is left out. */
export const environmentOf = (entry: FunctionEntry, resources: Resources): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entry.environment).flatMap(([name, value]) => {
      const text = valueOf(value, resources);
      return text === undefined ? [] : [[name, text]];
    }),
  );

function grantedArn(grant: Grant, resources: Resources): string {
  if ('queue' in grant) return resources.queue(grant.queue).arn;
  if ('parameter' in grant) return resources.parameter(grant.parameter).arn;
  if ('bucket' in grant) {
    const { arn } = resources.bucket(grant.bucket);
    return grant.folder === undefined ? `${arn}/*` : `${arn}/${grant.folder}/*`;
  }
  const table = resources.table(grant.table).arn;
  return 'index' in grant ? `${table}/index/${grant.index}` : table;
}

function valueOf(value: EnvironmentValue, resources: Resources): string | undefined {
  if ('queueUrl' in value) return resources.queue(value.queueUrl).address;
  if ('tableName' in value) return resources.table(value.tableName).address;
  if ('bucketName' in value) return resources.bucket(value.bucketName).address;
  if ('parameterName' in value) return resources.parameter(value.parameterName).address;
  if ('localOnly' in value) return undefined;
  return resources.setting(value.setting);
}
