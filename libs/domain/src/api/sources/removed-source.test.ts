import { expect, it } from 'vitest';
import { memoryPipeline } from '../../testing/index.ts';
import { removeSource, type SourcePorts } from './sources.ts';

const url = 'https://lists.example/words.txt';
const source = `source-of-${url}`;

type World = ReturnType<typeof memoryPipeline>;

/** Removes the source as who has looked at its runs before any began. */
const remove = (world: World, changes: Partial<SourcePorts> = {}): Promise<void> => {
  const runs = { list: async () => [] };
  return removeSource({ ...world, runs, objects: world.chunks, ...changes })(source, undefined);
};

const shown = async (world: World) => (await world.catalogue.lists()).map((list) => list.source);

it('takes a list with it that is published between the look at the list and the removal of the source', async () => {
  const world = memoryPipeline({ lists: { [url]: 'apple' } });
  await world.startRun();
  const keep = { ...world.sources };
  const sources = {
    ...keep,
    remove: async (...given: Parameters<typeof keep.remove>) => {
      await world.deliver();
      return keep.remove(...given);
    },
  };

  await remove(world, { sources });

  expect(await shown(world)).toEqual([]);
  expect([...world.chunks.objects.keys()].filter((key) => key.startsWith('lists/'))).toEqual([]);
});

it('is not followed by a list that was being read meanwhile, the first one or another', async () => {
  for (const before of [0, 1]) {
    const world = memoryPipeline({ lists: { [url]: 'apple' } });
    for (let run = 0; run < before; run += 1) await world.runToEnd(await world.startRun());
    world.clock.advance(1000);
    const runId = await world.startRun();
    world.clock.advance(1000);
    const { put } = world.chunks;
    world.chunks.put = async (key, text) => {
      await put(key, text);
      if (key.startsWith('lists/')) await remove(world);
    };

    await world.runToEnd(runId);

    expect(await shown(world)).toEqual([]);
  }
});

it('is finished by a second try that finds no source any more', async () => {
  const world = memoryPipeline({ lists: { [url]: 'apple' } });
  const runId = await world.startRun();
  await world.runToEnd(runId);
  await world.sources.remove(source, 1);
  const ports = { ...world, objects: world.chunks };

  await expect(removeSource(ports)(source, undefined)).rejects.toThrow('source');

  expect(await shown(world)).toEqual([]);
});
