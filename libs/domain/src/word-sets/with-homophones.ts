import type { Language } from './language.ts';

/** A language in which these pairs sound alike too, beside those that it knows itself. */
export function withHomophones(
  language: Language,
  pairs: Iterable<readonly [one: string, other: string]>,
): Language {
  const sounds = new Map<string, number[]>();
  let next = -1;
  for (const pair of pairs) {
    for (const text of pair) sounds.set(text, [...(sounds.get(text) ?? []), next]);
    next -= 1;
  }
  return {
    ...language,
    soundsOf: (text) => [...language.soundsOf(text), ...(sounds.get(text) ?? [])],
  };
}
