import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttributeName, ScoredWord } from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import { loadLexicon } from '../../../batch-gateway/src/index.ts';

const demo = join(import.meta.dirname, '../../../local/demo/demo-words.txt');
const someWords = 1200;
const isPlain = (line: string): boolean => /^[a-z]{2,}$/u.test(line);

/** Some 1,200 words as the lexicon scores them; where it says nothing of note, some scores are unknown. */
export async function exampleSiteWords(): Promise<ScoredWord[]> {
  const lexicon = await loadLexicon();
  const texts = [...new Set(readFileSync(demo, 'utf8').split(/\r?\n/u).filter(isPlain))].slice(0, someWords);
  return texts.map((text, place) => {
    const { scores, types } = lexicon.score(text);
    const unknown = new Set<AttributeName>();
    if (scores.offensiveness === 0 && place % 9 === 0) unknown.add('offensiveness');
    if (scores.political === 0 && place % 20 !== 0) unknown.add('political');
    const known = Object.entries(scores).map(([name, score]) => [
      name,
      unknown.has(name as AttributeName) ? null : score,
    ]);
    return {
      ...exampleWord(text),
      model: 'lexicon-1',
      types,
      scores: Object.fromEntries(known) as ScoredWord['scores'],
    };
  });
}
