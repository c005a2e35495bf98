/** The command with the stack tuned by TUNING, a JSON object: what tests start in place of main.ts. */
import * as z from 'zod';
import { runCommand } from '../product/run-command.ts';

const tuning = z
  .object({ durable: z.boolean().optional(), gatewayArguments: z.array(z.string()).optional() })
  .parse(JSON.parse(process.env['TUNING'] ?? '{}'));

process.exit(
  await runCommand(process.argv.slice(2), {
    durable: tuning.durable ?? false,
    gatewayArguments: tuning.gatewayArguments ?? [],
  }),
);
