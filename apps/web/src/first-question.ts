import { makeApiClient } from '@word-list/domain/api/client';
import { usualChoice } from './choice/choice.ts';
import { pageQuery } from './choice/query.ts';
import { someWords } from './words/some-words.ts';

/** The address that the page asks for first where its own is bare: the server has it on its way before any script. */
export async function firstQuestion(): Promise<string> {
  let asked = '';
  const client = makeApiClient(async ({ url }) => {
    asked = url;
    return { status: 200, headers: {}, text: '' };
  });
  await client.listWords({ query: pageQuery(usualChoice, someWords) });
  return asked;
}
