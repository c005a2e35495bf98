import { sha256Hex } from '../../ids.ts';

/** What identifies a list: the SHA-256 of its words, one a line. */
export function hashWords(words: readonly string[]): string {
  return sha256Hex(words.map((word) => `${word}\n`).join(''));
}
