import { describe, expect, it } from 'vitest';
import { attributes } from './attributes.ts';
import {
  alignEvidence,
  evidencePattern,
  evidenceSources,
  readEvidence,
  writeEvidence,
  type EvidenceSource,
  type ValueEvidence,
} from './evidence.ts';

const names = attributes.map(({ name }) => name);
const rated: ValueEvidence = { source: 'r', confidence: 0.9 };
const guessed: ValueEvidence = { source: 'v', confidence: 0.3 };
const written = writeEvidence(
  guessed,
  names.map((name) => (name === 'sentiment' ? rated : undefined)),
);

describe('evidence', () => {
  it('is read back value by value, and tells nothing of what is not known', () => {
    expect(readEvidence(written)).toEqual({
      types: { source: 'words used alike', confidence: 0.3 },
      sentiment: { source: 'people who rated it', confidence: 0.9 },
    });
  });

  it('takes two characters a known value and one an unknown one, and meets its pattern whatever it rests on', () => {
    const pattern = new RegExp(`^${evidencePattern(names.length)}$`, 'u');

    expect(written).toHaveLength(names.length + 1 + 2);
    for (const source of Object.keys(evidenceSources) as EvidenceSource[]) {
      const all = writeEvidence(
        { source, confidence: 1 },
        Array(names.length).fill({ source, confidence: 0 }),
      );
      expect(all).toMatch(pattern);
      expect(readEvidence(all).types).toEqual({ source: evidenceSources[source], confidence: 0.9 });
    }
    expect(written.slice(1)).not.toMatch(pattern);
  });

  it('of a judge with other attributes goes to those of the same name', () => {
    const theirs = writeEvidence(guessed, [undefined, rated, guessed]);

    expect(readEvidence(alignEvidence(theirs, ['forgotten', 'nsfw', 'sentiment']))).toEqual({
      types: { source: 'words used alike', confidence: 0.3 },
      sentiment: { source: 'words used alike', confidence: 0.3 },
      nsfw: { source: 'people who rated it', confidence: 0.9 },
    });
    expect(alignEvidence(written, names)).toBe(written);
  });

  it('that was written when there were fewer attributes, or by a newer release, is read as far as it goes', () => {
    expect(readEvidence('9w5f')).toEqual({
      types: { source: 'relations between meanings', confidence: 0.9 },
      commonness: { source: 'frequency in texts', confidence: 0.5 },
    });
    expect(readEvidence('-5z')).toEqual({ commonness: { source: 'z', confidence: 0.5 } });
    expect(readEvidence('')).toEqual({});
  });
});
