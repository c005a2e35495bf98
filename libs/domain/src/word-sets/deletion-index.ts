import { codesOf, distanceUpTo } from './edit-distance.ts';
import { HashMultimap } from './hash-multimap.ts';

/** An odd multiplier: hashing stays one-to-one in each character. */
const factor = 0x01000193;

/**
 * Finds the texts within a number of edits without comparing all pairs. Texts at most `edits` apart share a text
 * that is left after deleting at most `edits` characters from each, so only texts that share one (by its hash) are
 * compared: the deletion neighbourhood of T. Bocek, E. Hunt and B. Stiller, "Fast similarity search in large
 * dictionaries" (2007).
 */
export class DeletionIndex {
  readonly #edits: number;
  readonly #sharing = new HashMultimap();
  readonly #texts: Int32Array[] = [];
  /** By text, the last search that compared it. */
  readonly #comparedBy: number[] = [];
  #searches = 0;

  constructor(edits: number) {
    this.#edits = edits;
  }

  /** Adds a text; its number is the count of those before it. Gives the number of steps. */
  add(text: string): number {
    const codes = codesOf(text);
    const hashes = new Set(deletionHashes(codes, this.#edits));
    for (const hash of hashes) this.#sharing.add(hash, this.#texts.length);
    this.#texts.push(codes);
    this.#comparedBy.push(0);
    return stepsPerHash * hashes.size;
  }

  /** Whether a text that was added is at most `edits` from this one. */
  hasNear(text: string, onSteps: (steps: number) => void): boolean {
    return this.#scan(text, { onSteps, visit: () => true });
  }

  /** The numbers of the texts that are at most `edits` from this one, in order; itself too if it was added. */
  near(text: string, onSteps: (steps: number) => void): number[] {
    const found = new Set<number>();
    this.#scan(text, {
      onSteps,
      visit: (other) => {
        found.add(other);
        return false;
      },
    });
    return [...found].sort((one, other) => one - other);
  }

  #scan(text: string, { onSteps, visit }: Scan): boolean {
    const codes = codesOf(text);
    const hashes = deletionHashes(codes, this.#edits);
    onSteps(hashes.length);
    this.#searches += 1;
    for (const hash of hashes) {
      for (let entry = this.#sharing.first(hash); entry !== -1; entry = this.#sharing.previous(entry)) {
        onSteps(1);
        const other = this.#sharing.valueOf(entry);
        if (this.#comparedBy[other] === this.#searches) continue;
        this.#comparedBy[other] = this.#searches;
        if (this.#isNear(other, codes, onSteps) && visit(other)) return true;
      }
    }
    return false;
  }

  #isNear(other: number, codes: Int32Array, onSteps: Scan['onSteps']): boolean {
    const band = 2 * this.#edits + 1;
    onSteps(Math.ceil((codes.length * band) / cellsPerStep));
    return distanceUpTo(this.#texts[other] as Int32Array, codes, this.#edits) <= this.#edits;
  }
}

/** A hash is found, and put into two tables. */
const stepsPerHash = 3;

/** Cells of the table of distances that are filled in while another table is looked into. */
const cellsPerStep = 16;

interface Scan {
  readonly onSteps: (steps: number) => void;
  /** True ends the search. */
  readonly visit: (other: number) => boolean;
}

/** Hashes of all that is left of the characters after deleting up to `count` of them, themselves included. */
function deletionHashes(codes: Int32Array, count: number): number[] {
  const { hashes, powers } = hashSuffixes(codes);
  const found: number[] = [];
  // `before` is the hash of what was kept in front of `from`; what is behind is kept from here on, or cut again.
  const visit = (from: number, before: number, left: number): void => {
    found.push((Math.imul(before, powers[from] as number) + (hashes[from] as number)) | 0);
    if (left === 0) return;
    let kept = before;
    for (let at = from; at < codes.length; at += 1) {
      visit(at + 1, kept, left - 1);
      kept = (Math.imul(kept, factor) + (codes[at] as number)) | 0;
    }
  };
  visit(0, 0, count);
  return found;
}

function hashSuffixes(codes: Int32Array): { hashes: Int32Array; powers: Int32Array } {
  const hashes = new Int32Array(codes.length + 1);
  const powers = new Int32Array(codes.length + 1).fill(1);
  for (let at = codes.length - 1; at >= 0; at -= 1) {
    powers[at] = Math.imul(powers[at + 1] as number, factor);
    hashes[at] = (Math.imul(codes[at] as number, powers[at + 1] as number) + (hashes[at + 1] as number)) | 0;
  }
  return { hashes, powers };
}
