import { answerFaults, batchFaults, type Fault, type FaultName } from './fault.ts';

/** A fault on the command line that does not exist or is not written as it should be. */
export class BadFaultSpec extends Error {
  override readonly name = 'BadFaultSpec';
  readonly part: string;

  constructor(part: string, reason: string) {
    super(`--faults: '${part}' ${reason}`);
    this.part = part;
  }
}

const names: readonly FaultName[] = [...answerFaults, ...batchFaults];
const form = /^(?<name>[a-z0-9-]+)(?:=(?<argument>\w+))?(?::(?<rate>[\d.]+))?(?:@(?<upTo>\d+))?$/;

/**
 * Reads `name[=argument][:rate][@batches],…`: `dropped-row:0.1` drops a row in a tenth of the answers,
 * `failed=token_limit_exceeded@2` refuses the first two batches. Throws BadFaultSpec.
 */
export const parseFaults = (spec: string): Fault[] =>
  spec
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseFault);

function parseFault(part: string): Fault {
  const groups = form.exec(part)?.groups;
  if (groups === undefined) throw new BadFaultSpec(part, 'is not name[=argument][:rate][@batches]');
  const name = names.find((known) => known === groups['name']);
  if (name === undefined) throw new BadFaultSpec(part, `is no fault; there are ${names.join(', ')}`);
  const rate = Number(groups['rate'] ?? 1);
  if (!(rate >= 0 && rate <= 1)) throw new BadFaultSpec(part, 'needs a rate from 0 to 1');
  return { name, rate, upToBatch: Number(groups['upTo'] ?? Infinity), argument: groups['argument'] };
}
