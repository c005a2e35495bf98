import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { functions, type FunctionName } from '@word-list/topology';
import * as z from 'zod';
import type { AwsService } from './aws-call.ts';

/** Calls by `<function> <service> <operation>`, ever since the data dir is new. */
export type Tally = Readonly<Record<string, number>>;

export interface ServiceCounts {
  readonly sqs: number;
  readonly s3: number;
  readonly dynamodb: number;
}

const tallyFile = z.record(z.string(), z.int().min(0));

const readOperations = /^(Get|BatchGet|Query|Scan|Head|List)/u;

/** Calls per service between two tallies, without polling. */
export const countBetween = (earlier: Tally, later: Tally): ServiceCounts => {
  const counted = Object.entries(later).map(([key, calls]) => {
    const [functionName = '', service = '', operation = ''] = key.split(' ');
    return { service, calls: isPolling(functionName, operation) ? 0 : calls - (earlier[key] ?? 0) };
  });
  const sum = (of: AwsService): number =>
    counted.reduce((total, { service, calls }) => total + (service === of ? calls : 0), 0);
  return { sqs: sum('sqs'), s3: sum('s3'), dynamodb: sum('dynamodb') };
};

export interface CallCounts {
  add(functionName: FunctionName, service: AwsService, operation: string): void;
  read(): Tally;
  close(): void;
}

/** Counts in memory; written at most every `saveEveryMs`, so a kill costs the calls of that moment only. */
export const openCallCounts = (path: string, saveEveryMs = 1000): CallCounts => {
  const tally = readTally(path);
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    timer = undefined;
    writeFileSync(`${path}.new`, JSON.stringify(tally), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  return {
    add(functionName, service, operation) {
      const key = `${functionName} ${service} ${operation}`;
      tally[key] = (tally[key] ?? 0) + 1;
      timer ??= setTimeout(save, saveEveryMs);
    },
    read: () => ({ ...tally }),
    close: save,
  };
};

/** What a timer makes a function look up says how long a run took, not what it cost. */
function isPolling(functionName: string, operation: string): boolean {
  return isScheduled(functionName) && readOperations.test(operation);
}

function isScheduled(name: string): boolean {
  return (Object.entries(functions) as [FunctionName, (typeof functions)[FunctionName]][]).some(
    ([of, entry]) => of === name && entry.trigger.kind === 'schedule',
  );
}

function readTally(path: string): Record<string, number> {
  try {
    return tallyFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return {}; // A new data dir.
  }
}
