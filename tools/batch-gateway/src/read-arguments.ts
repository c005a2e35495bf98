import { parseArgs } from 'node:util';
import * as z from 'zod';

const argumentsSchema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  'data-dir': z.string().min(1),
  'delay-ms': z.coerce.number().int().min(0).default(0),
});

export interface GatewayArguments {
  readonly port: number;
  readonly dataDir: string;
  readonly delayMs: number;
}

/** Reads the command line. Throws with the name of the option that is wrong. */
export const readArguments = (argv: readonly string[]): GatewayArguments => {
  const { values } = parseArgs({
    args: [...argv],
    options: { port: { type: 'string' }, 'data-dir': { type: 'string' }, 'delay-ms': { type: 'string' } },
  });
  const parsed = argumentsSchema.parse(values);
  return { port: parsed.port, dataDir: parsed['data-dir'], delayMs: parsed['delay-ms'] };
};
