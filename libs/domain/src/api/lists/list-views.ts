import * as z from 'zod';
import type { WordList } from '../../lists/word-list.ts';

/** The answer of `GET /api/lists`. */
export const wordLists = z
  .strictObject({
    lists: z.array(
      z.strictObject({
        id: z.string().meta({ description: 'The id of its source; `list` takes it, or the name.' }),
        name: z.string(),
        words: z.int().min(0),
        sha256: z.string().meta({ description: 'Of its words by their code points, one a line.' }),
        run: z.string().meta({ description: 'The run that read it.' }),
        fixedAt: z.iso.datetime().meta({ description: 'When that was done, in UTC.' }),
      }),
    ),
    revision: z.int().min(0),
  })
  .meta({ id: 'WordLists' });

/** What an operator says of the list of a source. */
export const listInput = z
  .strictObject({
    public: z.boolean().meta({ description: 'Whether everybody sees the list and can name it.' }),
  })
  .meta({ id: 'ListInput' });

/** The lists that everybody may see. */
export const viewLists = (lists: readonly WordList[], revision: bigint): z.infer<typeof wordLists> => ({
  lists: lists
    .filter(({ isPublic }) => isPublic)
    .map(({ source, name, words, sha256, runId, fixedAt }) => ({
      ...{ id: source, name, words, sha256 },
      ...{ run: runId, fixedAt },
    })),
  revision: Number(revision),
});
