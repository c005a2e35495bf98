import { open, rename } from 'node:fs/promises';
import { partOf } from './write-list.ts';

/** Writes rejected lines as CSV, part by part as they arrive. The file appears when it is whole. Answers how many rows it has. */
export const writeRejects = async (path: string, parts: AsyncIterable<string>): Promise<number> => {
  const part = partOf(path);
  const file = await open(part, 'wx');
  let rows = 0;
  try {
    await file.write('line,reason,text\r\n');
    for await (const text of parts) {
      await file.write(text);
      rows += text.split('\r\n').length - 1;
    }
  } finally {
    await file.close();
  }
  await rename(part, path);
  return rows;
};
