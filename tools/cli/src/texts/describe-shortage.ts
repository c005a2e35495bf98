import { describeTooFew, liftEach, type ListWord, type SetRequest } from '@word-list/domain/word-sets';
import type { Surroundings } from '../command.ts';
import { flagOf } from '../options/read-values.ts';
import { workOn } from '../work-on.ts';

interface Shortage {
  readonly words: readonly ListWord[];
  readonly request: SetRequest;
  readonly possible: number;
  readonly take: number;
  /** What is known already of what would help. */
  readonly helps?: readonly { readonly lifted: string; readonly possible: number }[] | undefined;
}

/** `5,803 of 7,776. What helps: without --letters (9,774).` */
export async function describeShortage(
  { words, request, possible, take, helps }: Shortage,
  around: Pick<Surroundings, 'console' | 'signal'>,
): Promise<string> {
  const lifted = helps ?? (await workOn(liftEach(words, request), around));
  return describeTooFew({
    possible,
    asked: take,
    helps: lifted.map((help) => ({ change: `without ${flagOf(help.lifted)}`, possible: help.possible })),
  });
}
