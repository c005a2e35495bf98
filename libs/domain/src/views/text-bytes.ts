/** Memory for so many bytes and some more, so that what comes to them need not move them: one in so many. */
export const roomFor = (bytes: number): ArrayBuffer =>
  new ArrayBuffer(Math.ceil((bytes + bytes / roomShare) / 8) * 8);

const roomShare = 32;

const encoder = new TextEncoder();

/** Texts with a zero behind each, as bytes. */
export const bytesOfTexts = (texts: readonly string[]): Uint8Array =>
  encoder.encode(texts.map((text) => `${text}\0`).join(''));

/** Where the zeros are; undefined when there are not `rows`, or something comes after the last. */
export const endsOfTexts = (bytes: Uint8Array, rows: number): Uint32Array | undefined => {
  const ends = new Uint32Array(roomFor(rows * 4), 0, rows);
  let row = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 0) continue;
    if (row === rows) return undefined;
    ends[row] = at;
    row += 1;
  }
  const isWhole = row === rows && (rows === 0 ? bytes.length === 0 : ends[rows - 1] === bytes.length - 1);
  return isWhole ? ends : undefined;
};

/** Where texts are. */
export interface Texts {
  readonly texts: Uint8Array;
  readonly ends: Uint32Array;
}

/** Compares two texts, each by its row: by bytes, which is by code points. The zero behind a text is less than any byte. */
export const compareRows = (a: Texts, rowOfA: number, [b, rowOfB]: readonly [Texts, number]): number => {
  let left = startOf(a, rowOfA);
  let right = startOf(b, rowOfB);
  const end = a.ends[rowOfA] ?? 0;
  while (left < end && a.texts[left] === b.texts[right]) {
    left += 1;
    right += 1;
  }
  return (a.texts[left] ?? 0) - (b.texts[right] ?? 0);
};

/**
 * The row of this text from `row` on, or the first whose text is not less. What is near is found at once, what is far in as
 * many steps as its distance has digits.
 */
export const rowFrom = (of: Texts, row: number, text: readonly [Texts, number]): number => {
  let low = row;
  let step = 1;
  while (low + step <= of.ends.length && compareRows(of, low + step - 1, text) < 0) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step - 1, of.ends.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareRows(of, middle, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** True when each text is there, and less than the next. */
export const areInOrder = (of: Texts): boolean => {
  for (let row = 0; row < of.ends.length; row += 1) {
    if (startOf(of, row) === of.ends[row]) return false;
    if (row > 0 && compareRows(of, row - 1, [of, row]) >= 0) return false;
  }
  return true;
};

export const startOf = ({ ends }: Pick<Texts, 'ends'>, row: number): number =>
  row === 0 ? 0 : (ends[row - 1] ?? 0) + 1;
