const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A seed that nobody else has, and short enough for an address. */
export function drawSeed(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))]
    .map((byte) => letters[byte % letters.length])
    .join('');
}
