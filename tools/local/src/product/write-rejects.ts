import { open, rename } from 'node:fs/promises';

/** Writes rejected lines as CSV, part by part as they arrive. The file appears when it is whole. Answers how many rows it has. */
export const writeRejects = async (path: string, parts: AsyncIterable<string>): Promise<number> => {
  const file = await open(`${path}.part`, 'w');
  let rows = 0;
  try {
    await file.write('line,reason,text\r\n');
    for await (const part of parts) {
      await file.write(part);
      rows += part.split('\r\n').length - 1;
    }
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return rows;
};
