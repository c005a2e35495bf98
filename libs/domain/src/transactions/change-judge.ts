import { Conflict, InvalidInput, NotFound } from '../errors.ts';
import type { Judge } from '../judges/judge.ts';
import type { NewStanding } from '../ports/judge-statements.ts';
import type { JudgeChange } from '../ports/judge-store.ts';
import type { WordsStatements } from '../ports/words-statements.ts';

/** `JudgeStore.change` */
export async function changeJudge(on: WordsStatements, id: string, change: JudgeChange): Promise<void> {
  if ((await standingAfter(on, id, change)) === undefined) return;
  // The lock of the revision's row puts operators into one order: what another one has changed meanwhile is seen now.
  await on.nextRevision();
  const standing = await standingAfter(on, id, change);
  if (standing !== undefined) await on.changeJudge(id, standing);
}

/** The size at which one statement deletes most rows a second without keeping others waiting. */
const rowsPerPurge = 1000;

/** `JudgeStore.purgeRetired` */
export async function purgeRetired(on: WordsStatements, before: Date): Promise<number> {
  const time = before.toISOString();
  for (const { id, retiredAt } of await on.judges()) {
    if (retiredAt === null || retiredAt >= time) continue;
    const texts = await on.oldestOpinions(id, rowsPerPurge);
    if (texts.length === 0 || !(await on.countPurge(id, time))) continue;
    await on.deleteOpinions(id, texts);
    return texts.length;
  }
  return 0;
}

/** Undefined when nothing changes. */
async function standingAfter(
  on: WordsStatements,
  id: string,
  change: JudgeChange,
): Promise<NewStanding | undefined> {
  const judge = (await on.judges()).find((one) => one.id === id);
  if (judge === undefined) throw new NotFound('judge', id);
  const before = standingOf(judge);
  const after = changed(before, change);
  refuse(judge, { ...after, rank: change.rank });
  return isSame(before, after) ? undefined : after;
}

function changed(before: NewStanding, change: JudgeChange): NewStanding {
  const { isPublic = before.isPublic, isRetired = before.isRetired, rank = before.rank } = change;
  const isTrial = before.isTrial && change.rank === undefined;
  return { rank: isPublic && !isRetired ? rank : null, isPublic, isTrial, isRetired };
}

function standingOf({ rank, isPublic, isTrial, retiredAt }: Judge): NewStanding {
  return { rank, isPublic, isTrial, isRetired: retiredAt !== null };
}

function isSame(one: NewStanding, other: NewStanding): boolean {
  return (['rank', 'isPublic', 'isTrial', 'isRetired'] as const).every((name) => one[name] === other[name]);
}

function refuse({ kind }: Judge, { rank, isPublic, isRetired }: JudgeChange): void {
  if (isPublic === false && kind !== 'norms')
    throw new InvalidInput('public', 'is for norms: whatever else rates is shown to everybody');
  if (isRetired === true && kind === 'editor')
    throw new InvalidInput('retired', 'is not for editors: take their corrections back instead');
  if (typeof rank === 'number' && (isPublic === false || isRetired === true))
    throw new Conflict(
      'judge-not-shown',
      'nobody would see the rank: publish the judge, or let it return, in the same request',
    );
}
