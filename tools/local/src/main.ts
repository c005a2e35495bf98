import { runCommand } from './product/run-command.ts';

process.exit(await runCommand(process.argv.slice(2)));
