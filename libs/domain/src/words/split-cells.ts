/** Lines that a cell in quotes may span; a quote that is not closed by then is a mistake of one line. */
export const mostRecordLines = 20;

/** The cells of a line, or that the line ends inside quotes. */
export type Cells = readonly string[] | 'open';

/**
 * Cuts a line at a separator as RFC 4180 does: a cell in quotes may hold separators, line ends, and quotes doubled.
 * A quote inside a cell that does not begin with one means itself.
 */
export const splitCells = (line: string, separator: string): Cells => {
  if (!line.includes('"')) return line.split(separator);
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    const cell = line[at] === '"' ? quotedCell(line, at, separator) : plainCell(line, at, separator);
    if (cell === 'open') return 'open';
    cells.push(cell.text);
    at = cell.end + 1;
  }
  return cells;
};

interface Cell {
  readonly text: string;
  /** Where the separator is, or the end of the line. */
  readonly end: number;
}

/** Cuts a line where each run of blanks is one separator; blanks at its edges are none. */
export const splitBlanks = (line: string): readonly string[] => line.trim().split(/[ \t\u00a0]+/u);

function quotedCell(line: string, at: number, separator: string): Cell | 'open' {
  let text = '';
  for (let from = at + 1; ;) {
    const quote = line.indexOf('"', from);
    if (quote < 0) return 'open';
    text += line.slice(from, quote);
    if (line[quote + 1] !== '"') {
      const rest = plainCell(line, quote + 1, separator);
      return { text: text + rest.text, end: rest.end };
    }
    text += '"';
    from = quote + 2;
  }
}

function plainCell(line: string, at: number, separator: string): Cell {
  const found = line.indexOf(separator, at);
  const end = found < 0 ? line.length : found;
  return { text: line.slice(at, end), end };
}
