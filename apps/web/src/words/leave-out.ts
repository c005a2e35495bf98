import { choice, choose } from '../choice/current.ts';
import { say } from './notice.ts';

const most = 100;

/** Leaves a word out, until somebody takes that back. */
export function leaveOut(word: string): void {
  const { not } = choice.peek();
  if (not.length >= most) {
    say(`At most ${most} words can be left out in an address.`);
    return;
  }
  choose({ not: [...not.filter((other) => other !== word), word] });
  say(`“${word}” left out.`, () => choose({ not: choice.peek().not.filter((other) => other !== word) }));
}
