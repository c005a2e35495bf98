const whole = new Intl.NumberFormat('en-US');

export const formatCount = (count: number): string => whole.format(count);

/** `1 line`, `2 lines`. */
export const countOf = (count: number, noun: string): string =>
  `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;

/** `75` → `1 min 15 s`. */
export const formatSeconds = (seconds: number): string => {
  const rounded = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(rounded / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${formatCount(hours)} h ${minutes % 60} min`;
  return minutes === 0 ? `${rounded} s` : `${minutes} min ${rounded % 60} s`;
};

/** A text that fits the width, cut behind a word. */
export const fitText = (text: string, width: number): string => {
  if (text.length <= width) return text;
  const cut = text.slice(0, Math.max(1, width - 1));
  const end = cut.lastIndexOf(' ');
  return `${end > width / 2 ? cut.slice(0, end) : cut}…`;
};

/** A text on lines of at most this width, cut at blanks; all but the first line begin with the indent. */
export const wrapText = (text: string, { width, indent }: { width: number; indent: string }): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

/** Items joined by commas on lines of at most this width, each behind the first of its own with an indent. */
export const wrapItems = (
  items: readonly string[],
  { width, indent }: { width: number; indent: string },
): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const item of items) {
    const longer = line === '' ? item : `${line}, ${item}`;
    if (line !== '' && indent.length + longer.length + 1 > width) {
      lines.push(`${indent}${line},`);
      line = item;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, `${indent}${line}`];
};
