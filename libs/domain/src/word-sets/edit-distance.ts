/** The characters (code points) of a text. */
export function codesOf(text: string): Int32Array {
  const codes = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count += 1) {
    const code = text.codePointAt(at) as number;
    codes[count] = code;
    at += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, count);
}

/**
 * The least number of characters to insert, delete or replace to make one text of the other (Levenshtein 1966),
 * if it is at most `most`; otherwise something greater than `most`. Only the diagonal band that can stay within
 * `most` is filled in (Ukkonen 1985).
 */
export function distanceUpTo(left: Int32Array, right: Int32Array, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  const least = Math.min(left.length, right.length);
  let begin = 0;
  while (begin < least && left[begin] === right[begin]) begin += 1;
  let tail = 0;
  while (tail < least - begin && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail += 1;
  // What both texts have at their ends costs nothing in the least change.
  return middleDistance(
    left.subarray(begin, left.length - tail),
    right.subarray(begin, right.length - tail),
    most,
  );
}

function middleDistance(left: Int32Array, right: Int32Array, most: number): number {
  if (left.length === 0 || right.length === 0) return Math.max(left.length, right.length);
  const beyond = most + 1;
  let [row, next] = takeLines(right.length + 1);
  row.fill(beyond, 0, right.length + 1);
  for (let column = 0; column <= Math.min(most, right.length); column += 1) row[column] = column;
  for (let line = 1; line <= left.length; line += 1) {
    next.fill(beyond, 0, right.length + 1);
    if (line <= most) next[0] = line;
    const least = fillBand({ row, next, right, code: left[line - 1] as number }, line, most);
    if (least > most) return beyond;
    [row, next] = [next, row];
  }
  return Math.min(row[right.length] as number, beyond);
}

type Lines = readonly [Int32Array, Int32Array];

let lines: Lines = [new Int32Array(128), new Int32Array(128)];

/** Two lines of the table, of at least so many columns. Millions of distances are measured: all use the same two. */
function takeLines(columns: number): Lines {
  if (lines[0].length < columns) lines = [new Int32Array(columns * 2), new Int32Array(columns * 2)];
  return lines;
}

interface Band {
  readonly row: Int32Array;
  readonly next: Int32Array;
  readonly right: Int32Array;
  readonly code: number;
}

/** Fills one line of the band and gives its least number. */
function fillBand({ row, next, right, code }: Band, line: number, most: number): number {
  let least = next[0] as number;
  const end = Math.min(right.length, line + most);
  for (let column = Math.max(1, line - most); column <= end; column += 1) {
    const replaced = (row[column - 1] as number) + (right[column - 1] === code ? 0 : 1);
    const edited = Math.min(row[column] as number, next[column - 1] as number) + 1;
    const distance = Math.min(replaced, edited);
    next[column] = distance;
    if (distance < least) least = distance;
  }
  return least;
}
