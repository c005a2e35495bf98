import { expect, it } from 'vitest';
import { judgeMachine } from './judge-machine.cjs';

const machine = (text: string) => {
  const [platform, arch, version] = text.split(' ');
  return { platform, arch, version };
};

it.each(['linux x64 v20.0.0', 'linux arm64 v22.1.0', 'linux riscv64 v24.1.0', 'darwin arm64 v24.21.0'])(
  'goes ahead on %s',
  (text) => {
    expect(judgeMachine(machine(text))).toBeUndefined();
  },
);

it.each([
  ['linux x64 v18.20.1', 'too old: install version 20 or later'],
  ['linux x64 v9.0.0', 'too old'],
  ['darwin arm64 v22.0.0', 'install Node.js 24'],
  ['linux riscv64 v26.0.0', 'install Node.js 24'],
  ['win32 x64 v24.0.0', 'WSL'],
])('says what to do on %s', (text, advice) => {
  expect(judgeMachine(machine(text))).toContain(advice);
});
