import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const secrets = z.object({
  owner: z.string(),
  writer: z.string(),
  reader: z.string(),
  cursorKey: z.string(),
});

export type Secrets = z.infer<typeof secrets>;

/** A secret that nobody can guess: 192 bits, in characters that any header and URL takes. */
export const drawSecret = (): string => randomBytes(24).toString('base64url');

/** The passwords and keys of a data dir, drawn at its first start; the file has mode 0600. */
export const openSecrets = (path: string): Secrets => {
  if (existsSync(path)) return secrets.parse(JSON.parse(readFileSync(path, 'utf8')));
  const drawn = { owner: drawSecret(), writer: drawSecret(), reader: drawSecret(), cursorKey: drawSecret() };
  writeFileSync(`${path}.new`, JSON.stringify(drawn), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return drawn;
};
