/** Compares by code points, as the database does by bytes: -1, 0 or 1. */
export const compareTexts = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at += 1) {
    const [ours, theirs] = [left.charCodeAt(at), right.charCodeAt(at)];
    if (ours !== theirs) return fixUp(ours) < fixUp(theirs) ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
};

/** Moves surrogates behind all other code units, where the code points that they stand for are. */
const fixUp = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
};
