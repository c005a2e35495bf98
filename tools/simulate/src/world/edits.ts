import { attributes } from '@word-list/domain';
import type { Operator } from './operator.ts';
import type { Readers } from './reads.ts';
import type { World } from './world.ts';

const minute = 60_000;

/** What people do to words and lists that readers see: editors correct words, operators hide lists and remove sources. */
export const planEdits = (world: World, operator: Operator, readers: Readers): void => {
  const { faults, plan, random, scheduler } = world;
  const source = random.pick([...plan.lists.keys()]);
  const acts = { edit: editWords, 'list-hidden': hideList, 'source-removed': removeOne } as const;
  for (const [kind, act] of Object.entries(acts) as [keyof typeof acts, typeof editWords][]) {
    const at = scheduler.now + random.below(40 * minute);
    if (faults.strike(`people/${kind}`, [kind]))
      scheduler.at(at, () => void act(world, { operator, readers, source }));
  }
};

export interface About {
  /** The name that acts are logged under. */
  readonly editor?: string;
  readonly operator: Operator;
  readonly readers: Readers;
  readonly source: string;
}

/** Four times, in the name of so many people. One word after the other: who says something and takes it back at the same time has no right to an order. */
export async function editWords(world: World, about: About): Promise<void> {
  for (let act = 0; act < 4; act += 1) {
    const words = [...world.view.opinions.values()];
    if (words.length > 0) await editWord(world, about, { act, text: world.random.pick(words).text });
    else await pause(world, 5 * minute);
  }
}

export function pause({ scheduler }: World, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    scheduler.at(scheduler.now + milliseconds, () => resolve());
  });
}

async function hideList(world: World, { operator, readers, source }: About): Promise<void> {
  readers.comeSoon(source);
  await operator.setPublic(source, false);
  readers.comeSoon(source);
  await pause(world, world.random.below(5 * minute));
  await operator.setPublic(source, true);
  readers.comeSoon(source);
}

async function removeOne(_: World, { operator, readers, source }: About): Promise<void> {
  readers.comeSoon(source);
  await operator.removeSource(source);
  readers.comeSoon(source);
}

async function editWord(
  world: World,
  { operator, readers, editor = 'editor' }: About,
  { act, text }: { act: number; text: string },
): Promise<void> {
  const { plan, random } = world;
  const { name, min, max } = random.pick(attributes);
  const readAll = (): void => [...plan.lists.keys()].forEach((source) => readers.comeSoon(source));
  const score = random.between(min * 100, max * 100) / 100;
  await operator.correct(text, { name, score, who: `${editor}-${String(act)}-says` });
  readAll();
  await pause(world, random.below(10_000));
  await operator.takeBack(text, `${editor}-${String(act)}-takes-back`);
  readAll();
}
