import { describe, expect, it } from 'vitest';

import { CommandFailed, makeRunCommand } from './run-command.ts';

const run = makeRunCommand({ PATH: process.env['PATH'], GIVEN: 'to all' });
const script = (text: string) => ['-e', text] as const;

describe('running a command', () => {
  it('returns what it printed, and gives it the environment', async () => {
    const printed = await run(
      process.execPath,
      script('process.stdout.write(process.env.GIVEN + process.env.MORE)'),
      { env: { MORE: ', and more' } },
    );

    expect(printed).toBe('to all, and more');
  });

  it('fails with what the command complained about', async () => {
    const failing = run(process.execPath, script("console.error('no such thing'); process.exit(3)"));

    await expect(failing).rejects.toThrow(CommandFailed);
    await expect(failing).rejects.toMatchObject({ complaint: 'no such thing' });
  });

  it('fails when there is no such program', async () => {
    await expect(run('no-such-program-here', [])).rejects.toThrow('no-such-program-here');
  });
});
