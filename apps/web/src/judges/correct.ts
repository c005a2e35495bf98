import type { CorrectionInput } from '@word-list/domain/api/client';
import type { AttributeName } from '@word-list/domain/vocabulary';
import { ask, bodyOf } from '../api/ask.ts';

/** A score that an editor puts right. */
export interface Correction {
  readonly text: string;
  readonly scale: AttributeName;
  /** As people write it: 2.5. */
  readonly score: number;
  readonly reason: string;
}

/** All that the editor says of a word. */
type Said = Pick<CorrectionInput, 'types'> & { readonly scores: NonNullable<CorrectionInput['scores']> };

/** What was said from here: readers may be a second behind. */
const saidHere = new Map<string, Said>();

/** Keeps a score as the editor's, beside what the editor said of the word before. Gives what takes it back. */
export async function correct({ text, scale, score, reason }: Correction): Promise<() => Promise<void>> {
  const before = saidHere.get(text) ?? (await readSaid(text));
  await say(text, { ...before, scores: { ...before.scores, [scale]: score } }, reason);
  return async () => {
    const { [scale]: _, ...others } = saidHere.get(text)?.scores ?? {};
    const earlier = before.scores[scale];
    await say(
      text,
      { ...before, scores: earlier === undefined ? others : { ...others, [scale]: earlier } },
      'Taken back',
    );
  };
}

async function say(text: string, said: Said, reason: string): Promise<void> {
  const isNothing = Object.keys(said.scores).length === 0 && said.types === undefined;
  const path = { word: text };
  if (isNothing) bodyOf(await ask().takeBackCorrection({ path }), 204);
  else bodyOf(await ask().correctWord({ path, body: { ...said, reason } }), 200);
  saidHere.set(text, said);
}

async function readSaid(text: string): Promise<Said> {
  const answer = await ask().getWord({ path: { word: text } });
  if (answer.status === 404) return { scores: {} };
  const editor = bodyOf(answer, 200).opinions.find(({ judge }) => judge === 'editor');
  const known = Object.entries(editor?.scores ?? {}).filter(([, score]) => score !== null);
  return {
    scores: Object.fromEntries(known),
    ...(editor?.types && { types: editor.types }),
  };
}
