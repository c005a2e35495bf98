import type { Random } from '../../../simulate/src/engine/random.ts';
import { killLiving, livingChildren } from '../living-children.ts';
import type { KillTarget } from './kill-schedule.ts';

type ChildTarget = Exclude<KillTarget, 'everything' | 'stack'>;

const servers: ReadonlySet<string> = new Set<ChildTarget>([
  'postgres',
  'queue-server',
  'table-server',
  'batch-gateway',
]);

/** kill -9 of one child of the stack. Answers its name; undefined when there was none to kill. */
export const killChild = (registerPath: string, target: ChildTarget, random: Random): string | undefined => {
  const meant = livingChildren(registerPath).filter(({ name }) =>
    target === 'function' ? !servers.has(name) : name === target,
  );
  if (meant.length === 0) return undefined;
  const child = random.pick(meant);
  return killLiving(child) ? child.name : undefined;
};
