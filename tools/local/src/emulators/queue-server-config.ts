import * as z from 'zod';

/** What the queue and bucket server is told on its command line, as JSON. */
export const queueServerConfig = z.object({
  /** Path of the socket that it listens on. */
  socketPath: z.string(),
  dataDir: z.string(),
  objectDir: z.string(),
  queues: z.array(z.object({ name: z.string(), attributes: z.record(z.string(), z.string()) })),
  buckets: z.array(z.string()),
});

export type QueueServerConfig = z.infer<typeof queueServerConfig>;
