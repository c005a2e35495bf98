import * as z from 'zod';
import type { Manifest } from '../../runs/manifest.ts';
import { rejectReasons, type RejectReason } from '../../words/reject-reasons.ts';

/** Lines that hold no word, by reason; every reason is there. */
export const rejectedCounts = z.strictObject(byReason(() => z.int().min(0))).meta({
  description:
    'Lines that hold no word, by reason. `empty`, `comment`, `header` and `signature` lines were not meant to.',
});

/** The counts of a manifest, 0 for reasons that it lacks. */
export const everyReason = (found: Manifest['rejected'] | undefined): Record<RejectReason, number> =>
  byReason((reason) => found?.[reason] ?? 0);

/** How a list was read, and lines of it that hold no word. */
export const listView = z
  .strictObject({
    readAs: z
      .string()
      .nullable()
      .meta({
        description: 'Format and encoding, as given or found; null for lists of releases that did not say.',
        examples: ['CSV separated by commas, column 1 “word” of 3, UTF-8'],
      }),
    rejects: z
      .array(
        z.strictObject({
          reason: z.enum(rejectReasons),
          line: z.int().min(1).nullable(),
          text: z.string().meta({
            description:
              'The beginning of the line; what cannot be seen by its number, as in `so<U+00AD>fa`.',
          }),
        }),
      )
      .meta({ description: 'The first three lines of each reason.' }),
  })
  .meta({ id: 'ReadList' });

/** How a list was read, and lines of it that hold no word. */
export type ListView = z.infer<typeof listView>;

/** What a person should see of a list that was read. */
export const viewList = ({ readAs, examples }: Pick<Manifest, 'readAs' | 'examples'>): ListView => ({
  readAs: readAs ?? null,
  rejects: rejectReasons.flatMap((reason) =>
    (examples[reason] ?? []).map(({ line, text }) => ({ reason, line, text })),
  ),
});

function byReason<Value>(of: (reason: RejectReason) => Value): Record<RejectReason, Value> {
  return Object.fromEntries(rejectReasons.map((reason) => [reason, of(reason)])) as Record<
    RejectReason,
    Value
  >;
}
