import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributes, writeEvidence, type ScoredWord } from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import type { PutWord } from '@word-list/domain/testing';
import { loadLexicon } from '../../../batch-gateway/src/index.ts';

const demo = join(import.meta.dirname, '../../../local/demo/demo-words.txt');
const someWords = 1200;
const isPlain = (line: string): boolean => /^[a-z]{2,}$/u.test(line);

/** Some 1,200 words as the lexicon scores them, in whole numbers; what it does not know is unknown. */
export async function exampleSiteWords(): Promise<PutWord[]> {
  const lexicon = await loadLexicon();
  const texts = [...new Set(readFileSync(demo, 'utf8').split(/\r?\n/u).filter(isPlain))].slice(0, someWords);
  return texts.map((text, place) => {
    const { scores, types } = lexicon.score(text);
    const known = Object.entries(scores).map(([name, score]) => [
      name,
      // Some words more than the lexicon itself are unknown in a scale that readers filter by.
      score === undefined || (name === 'offensiveness' && place % 9 === 0)
        ? null
        : Math.round(score.hundredths / 100) + 0,
    ]);
    return {
      ...exampleWord(text),
      judge: 'lexicon-2.0c71a0',
      model: 'lexicon-2',
      types: types?.types ?? [],
      evidence: writeEvidence(
        types,
        attributes.map(({ name }) => scores[name]),
      ),
      scores: Object.fromEntries(known) as ScoredWord['scores'],
    };
  });
}
