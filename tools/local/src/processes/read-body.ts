import type { IncomingMessage } from 'node:http';

/** A request body is larger than is taken. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** A caller that is still sending does not read the answer: so much more is read and thrown away before it is cut off. */
const patience = 4;

/** The whole body. Throws BodyTooLarge beyond `limitBytes`, and what breaks the connection. */
export const readBody = async (incoming: IncomingMessage, limitBytes: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= limitBytes) parts.push(part);
    if (size > patience * limitBytes) break;
  }
  if (size > limitBytes) throw new BodyTooLarge(`more than ${limitBytes} bytes`);
  return Buffer.concat(parts);
};
