import type { Clock } from '../ports/basics.ts';
import type { JudgeStore } from '../ports/judge-store.ts';

const week = 7 * 86_400_000;
/** At most so many slices a look: others get in between, and a look ends. */
const slicesPerLook = 20;

/** Deletes, slice by slice, the opinions of judges that retired over a week ago: until then they may return. */
export const purgeJudges = async ({
  judges,
  clock,
}: {
  readonly judges: Pick<JudgeStore, 'purgeRetired'>;
  readonly clock: Clock;
}): Promise<void> => {
  const before = new Date(clock.now().getTime() - week);
  for (let slice = 0; slice < slicesPerLook; slice += 1) {
    if ((await judges.purgeRetired(before)) === 0) return;
  }
};
