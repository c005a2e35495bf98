import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { catchMutation } from '../mutations/catch-mutation.ts';
import { mutationNamed } from '../mutations/registry.ts';

const attempt = z.object({ name: z.string(), from: z.int(), most: z.int() });

parentPort?.on('message', (message: unknown) => {
  const { name, ...options } = attempt.parse(message);
  void catchMutation(mutationNamed(name), options).then((caught) =>
    parentPort?.postMessage(caught ?? { name }),
  );
});
