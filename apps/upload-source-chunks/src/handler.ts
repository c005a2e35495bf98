import { sqsHandler } from '@word-list/adapters/lambda';
import { uploadSourceChunks, runQueued, type UploadSourceChunksPorts, type Log } from '@word-list/domain';

export type Deps = UploadSourceChunksPorts & { readonly log: Log };

/** Fixes the list of a run and announces its chunks. */
export const makeHandler = (deps: Deps) => {
  const fix = uploadSourceChunks(deps);

  return sqsHandler(runQueued, deps.log, fix);
};
