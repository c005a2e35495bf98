import { describe, expect, it } from 'vitest';

import { CommandFailed, makeRunCommand } from './run-command.ts';

const run = makeRunCommand({ PATH: process.env['PATH'], GIVEN: 'to all' });
const script = (text: string) => ['-e', text] as const;

describe('running a command', () => {
  it('returns what it printed, and gives it input and environment', async () => {
    const printed = await run(
      process.execPath,
      script(
        "process.stdin.on('data', (d) => process.stdout.write(d + process.env.GIVEN + process.env.MORE))",
      ),
      { input: 'in ', env: { MORE: ', and more' } },
    );

    expect(printed).toBe('in to all, and more');
  });

  it('fails with what the command complained about, and without its input', async () => {
    const failing = run(process.execPath, script("console.error('no such thing'); process.exit(3)"), {
      input: 'a secret',
    });

    await expect(failing).rejects.toThrow(CommandFailed);
    await expect(failing).rejects.toMatchObject({ complaint: 'no such thing' });
    await expect(failing).rejects.not.toThrow('a secret');
  });

  it('fails when there is no such program', async () => {
    await expect(run('no-such-program-here', [])).rejects.toThrow('no-such-program-here');
  });
});
