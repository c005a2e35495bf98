import { editWords, pause } from './edits.ts';
import type { WorldLife } from './world-life.ts';
import type { World } from './world.ts';

const minute = 60_000;

/**
 * Once all runs have come to rest: editors change words, views are published, and what readers see goes back to an earlier
 * moment. Nobody changes anything until the operator has drawn a new epoch; then all goes on. Readers come all the time.
 * False when nothing was lost.
 */
export async function liveRestored(world: World, life: WorldLife): Promise<boolean> {
  const { random } = world;
  const about = { operator: life.operator, readers: life.readers, source: '' };
  // So that all that was published is due again.
  await pause(world, 6 * minute);
  await editWords(world, { ...about, editor: 'editor-before' });
  publishSoon(world, life);
  await pause(world, random.below(2 * minute));
  if (!world.goBack()) return false;
  readSoon(world, life);
  publishSoon(world, life);
  await pause(world, random.below(3 * minute));
  world.renewEpoch();
  readSoon(world, life);
  if (random.chance(0.5)) publishSoon(world, life);
  await pause(world, random.below(6 * minute));
  await editWords(world, { ...about, editor: 'editor-after' });
  readSoon(world, life);
  publishSoon(world, life);
  await pause(world, 20 * minute);
  readSoon(world, life);
  await pause(world, minute);
  return true;
}

/** Some stand still before they point, until much has changed. */
function publishSoon({ random, scheduler }: World, life: WorldLife): void {
  for (let index = 0; index < 4; index += 1) {
    const standsStillMs = random.chance(0.3) ? random.below(15 * minute) : 0;
    scheduler.at(scheduler.now + random.below(minute), () => life.publish(standsStillMs));
  }
}

/** Instances that know the words, and some that know nothing. */
function readSoon({ plan }: World, { readers }: WorldLife): void {
  readers.replaceSome();
  for (const source of plan.lists.keys()) readers.comeSoon(source);
}
