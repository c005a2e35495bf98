import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generatedFiles } from './generated-files.ts';

for (const file of await generatedFiles()) {
  await mkdir(path.dirname(file.path), { recursive: true });
  await writeFile(file.path, file.text);
}
