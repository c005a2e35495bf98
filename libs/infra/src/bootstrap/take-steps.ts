import { CommandFailed, type RunCommand } from '../commands/run-command.ts';
import type { BootstrapStep } from './bootstrap-step.ts';

/** What the command line of AWS says of something that is not there. */
const absent = /NoSuchEntity|NoSuchBucket|Not Found|\(404\)/u;

/** Takes each step that has not been taken; says what it does. Throws at the first that fails. */
export const takeSteps =
  (run: RunCommand, say: (line: string) => void) =>
  async (steps: readonly BootstrapStep[]): Promise<void> => {
    for (const { title, check, make } of steps) {
      if (check !== undefined && (await isThere(run, check))) {
        say(`there    ${title}`);
        continue;
      }
      await run('aws', make);
      say(`${check === undefined ? 'set  ' : 'made '}    ${title}`);
    }
  };

/** The same as shell commands, for who would rather read before, or run them by hand. */
export const printSteps = (steps: readonly BootstrapStep[], say: (line: string) => void): void => {
  for (const { title, check, make } of steps) {
    say(`# ${title}`);
    const command = `aws ${make.map(quoted).join(' ')}`;
    say(check === undefined ? command : `aws ${check.map(quoted).join(' ')} || ${command}`);
  }
};

async function isThere(run: RunCommand, check: readonly string[]): Promise<boolean> {
  try {
    await run('aws', check);
    return true;
  } catch (error) {
    if (error instanceof CommandFailed && absent.test(error.complaint)) return false;
    // No right to look, or somebody else's bucket: going on would only hide it.
    throw error;
  }
}

function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/u.test(text) ? text : `'${text}'`;
}
