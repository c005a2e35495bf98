import type * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { readFileScales, readNorms } from '../../judges/norms/read-norms.ts';
import type { JudgeStore } from '../../ports/judge-store.ts';
import type { normsParameters, normsView } from './norms-views.ts';

/** A file of norms as a request brings it. */
export interface NormsFile {
  readonly form: 'csv' | 'ndjson';
  readonly bytes: Uint8Array;
}

/** Whether the norms are new, and what came of their import. */
export interface PutNorms {
  readonly isNew: boolean;
  readonly view: z.infer<typeof normsView>;
}

/** Imports a file of norms as all that their judge says. Throws InvalidInput, and Conflict as `JudgeStore.importNorms` does. */
export const putNorms =
  ({ judges }: { readonly judges: Pick<JudgeStore, 'importNorms'> }) =>
  async (
    judge: string,
    { source, licence, scale, public: isPublic }: z.infer<typeof normsParameters>,
    { form, bytes }: NormsFile,
  ): Promise<PutNorms> => {
    if (!normsId.test(judge))
      throw new InvalidInput(
        'id',
        'is no id of norms such as norms.warriner: letters a-z, digits and hyphens',
      );
    const scales = readFileScales(scale);
    const { ratings, duplicates, rejected, examples, kept } = await readNorms(bytes, { form, scales });
    const { isNew, changed, gone } = await judges.importNorms({
      ...{ judge, source, licence, isPublic, ratings, kept },
    });
    const view = { judge, words: ratings.length, changed, gone, duplicates, rejected, lines: [...examples] };
    return { isNew, view };
  };

const normsId = /^norms\.[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/u;
