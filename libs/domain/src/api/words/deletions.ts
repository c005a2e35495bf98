/** Every text that is left of this one after deleting up to `count` characters (code points), itself included. */
export const deletionsOf = (text: string, count: number): string[] => {
  const found = new Set([text]);
  let layer = [text];
  for (let deleted = 0; deleted < count; deleted += 1) {
    const shorter = new Set(layer.flatMap(withoutOne));
    for (const rest of shorter) found.add(rest);
    layer = [...shorter];
  }
  return [...found];
};

const withoutOne = (text: string): string[] => {
  const characters = [...text];
  return characters.map((_, index) => characters.toSpliced(index, 1).join(''));
};
