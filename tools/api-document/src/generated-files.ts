import path from 'node:path';
import { openApiDocument } from '@word-list/domain/api/openapi';
import { format, resolveConfig } from 'prettier';
import { clientText, type ClientDocument } from './client-text.ts';

/** The workspace, three folders above this file. */
const workspaceRoot = path.resolve(import.meta.dirname, '../../..');

/** A file as it has to be. */
export interface GeneratedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The files that are made from the schemas of the API, formatted as all others are. */
export const generatedFiles = (): Promise<GeneratedFile[]> => {
  const document = openApiDocument();
  return Promise.all([
    generated('apps/api-words/src/openapi.json', JSON.stringify(document)),
    generated(
      'libs/domain/src/api/client/api-operations.ts',
      clientText(document as unknown as ClientDocument),
    ),
  ]);
};

async function generated(file: string, text: string): Promise<GeneratedFile> {
  const filepath = path.join(workspaceRoot, file);
  return { path: filepath, text: await format(text, { ...(await resolveConfig(filepath)), filepath }) };
}
