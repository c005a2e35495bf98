import * as z from 'zod';
import { limits } from '../../limits.ts';
import { source, sourceFormat, type Source } from '../../sources/source.ts';

const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'holds control characters')
  .meta({ description: 'A name for people.', examples: ['EFF long list'] });
const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .meta({
    description:
      'Where the list is: https, port 443, a public address, no user name or password. It may hold a secret: only holders of `sources:read` see it.',
    examples: ['https://www.eff.org/files/2016/07/18/eff_large_wordlist.txt'],
  });

const format = sourceFormat.meta({
  description:
    'How lines hold words: one word a line, a column (counted from 1) of lines cut at a separator, a CSV with a column by number or title, or a Hunspell dictionary. `auto` finds it by looking at the beginning of the list; `readAs` of a run says what was found. `encoding` is needed only for text that is neither UTF-8 nor marked UTF-16.',
  examples: [
    { kind: 'csv', column: 'word' },
    { kind: 'delimited', separator: 'tab', column: 2 },
  ],
});

const text = z
  .string()
  .min(1)
  .refine(
    (list) => new TextEncoder().encode(list).length <= limits.keptListBytes,
    `has more than ${limits.keptListBytes} bytes; put the list at a URL`,
  )
  .meta({
    description: `The list itself, in place of a URL: at most ${limits.keptListBytes} bytes, kept with the source.`,
    examples: ['apple\npear\n'],
  });

/** The body of `POST /api/sources` and `PUT /api/sources/{id}`. */
export const sourceInput = z
  .strictObject({
    name,
    url: url.optional(),
    text: text.optional(),
    format: format.default({ kind: 'auto' }),
  })
  .refine((given) => (given.url === undefined) !== (given.text === undefined), {
    path: ['url'],
    message: 'give either a url or a text',
  })
  .meta({ id: 'SourceInput' });

/** A source as an operator gives it; the format is `auto` unless named. */
export type SourceInput = z.infer<typeof sourceInput>;

/** A source in an answer. `version` is also its entity tag. */
export const sourceView = z.strictObject(source.shape).meta({ id: 'Source' });

/** The answer of `GET /api/sources`. */
export const sourceList = z
  .strictObject({ sources: z.array(sourceView), next: z.string().optional() })
  .meta({ id: 'SourceList' });

/** The entity tag of a source. */
export const sourceTag = ({ version }: Pick<Source, 'version'>): string => `"${version}"`;
