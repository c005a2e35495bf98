import * as z from 'zod';

/** What this function is told by its stage. */
export const environment = z.object({
  DATABASE_URL_PARAMETER: z.string().min(1),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
