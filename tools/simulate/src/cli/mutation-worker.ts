import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { plantOnLoad } from '../mutations/plant.ts';

const plant = z.object({
  file: z.string(),
  find: z.string(),
  instead: z.string(),
  for: z.literal('worlds'),
});
const attempt = z.object({ name: z.string(), from: z.int(), most: z.int(), plant: plant.optional() });

parentPort?.on('message', (message: unknown) => {
  const given = attempt.parse(message);
  const work = async (): Promise<void> => {
    if (given.plant) plantOnLoad(given.plant);
    // Only now may anything load the system.
    const { catchMutation } = await import('../mutations/catch-mutation.ts');
    const { mutationNamed } = await import('../mutations/registry.ts');
    const caught = await catchMutation(mutationNamed(given.name), given);
    parentPort?.postMessage(caught ?? { name: given.name });
  };
  void work();
});
