import { parseArgs } from 'node:util';
import * as z from 'zod';
import type { Fault } from './faults/fault.ts';
import { parseFaults } from './faults/parse-faults.ts';
import { upstreamStyles } from './upstream/upstream-options.ts';

const whole = z.coerce.number().int().min(0);

const argumentsSchema = z.object({
  port: whole.max(65_535),
  'data-dir': z.string().min(1),
  'delay-ms': whole.default(0),
  'max-enqueued-tokens': whole.optional(),
  faults: z.string().default('').transform(parseFaults),
  seed: whole.default(1),
  upstream: z.url({ protocol: /^https?$/ }).optional(),
  'upstream-key-env': z.string().min(1).optional(),
  'upstream-style': z.enum(upstreamStyles).optional(),
  'upstream-concurrency': whole.min(1).optional(),
  'upstream-timeout-ms': whole.min(1).optional(),
  model: z.string().min(1).optional(),
});

export interface GatewayArguments {
  readonly port: number;
  readonly dataDir: string;
  readonly delayMs: number;
  readonly maxEnqueuedTokens: number | undefined;
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** Absent: the lexicon answers. */
  readonly upstream:
    | undefined
    | {
        readonly baseUrl: string;
        /** Name of the environment variable that holds the key: a key on a command line is readable by everyone. */
        readonly keyVariable: string | undefined;
        readonly style: (typeof upstreamStyles)[number] | undefined;
        readonly concurrency: number | undefined;
        readonly timeoutMs: number | undefined;
        readonly model: string | undefined;
      };
}

/** Reads the command line. Throws with a text that names the option that is wrong. */
export const readArguments = (argv: readonly string[]): GatewayArguments => {
  const names = Object.keys(argumentsSchema.shape);
  const { values } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const parsed = argumentsSchema.safeParse(values);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { data } = parsed;
  const upstream = {
    baseUrl: data.upstream ?? '',
    keyVariable: data['upstream-key-env'],
    style: data['upstream-style'],
    concurrency: data['upstream-concurrency'],
    timeoutMs: data['upstream-timeout-ms'],
    model: data.model,
  };
  return {
    port: data.port,
    dataDir: data['data-dir'],
    delayMs: data['delay-ms'],
    maxEnqueuedTokens: data['max-enqueued-tokens'],
    faults: data.faults,
    seed: data.seed,
    upstream: data.upstream === undefined ? undefined : upstream,
  };
};
