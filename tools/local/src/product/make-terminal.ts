import { fitText } from './count-text.ts';

/** Where a person reads what is going on. */
export interface Terminal {
  /** Columns that a line of progress may take. */
  readonly width: number;
  /** A line that stays. */
  print(text: string): void;
  /** Where something that takes time stands; replaces what was shown before. */
  progress(text: string): void;
  /** A line about something that went wrong. */
  problem(text: string): void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const plainEveryMs = 5000;
const plainWidth = 100;
const leastWidth = 20;

const clearLine = '\r\u001B[2K';

interface Manner {
  /** Unix milliseconds. */
  readonly now?: () => number;
  /** Whether colours are allowed where there is a terminal. */
  readonly colours?: boolean;
}

/** Makes what a person reads: lines in place on a terminal, plain ones elsewhere. */
export function makeTerminal(output: Output, { now = Date.now, colours = true }: Manner = {}): Terminal {
  return output.isTTY === true ? makeLiveTerminal(output, colours) : makePlainTerminal(output, now);
}

/** Tells the same problem once in a while only: a function that fails does so every second. */
export const makeProblemReporter = (terminal: Pick<Terminal, 'problem'>, now: () => number = Date.now) => {
  const toldAt = new Map<string, number>();
  return (where: string, message: string): void => {
    const text = `${where}: ${message}`;
    if (now() - (toldAt.get(text) ?? Number.NEGATIVE_INFINITY) < 30_000) return;
    toldAt.set(text, now());
    terminal.problem(text);
  };
};

/** In a terminal the progress is the last line, written again and again. */
function makeLiveTerminal(output: Output, colours: boolean): Terminal {
  let shown = '';
  const print = (text: string): void => {
    output.write(`${clearLine}${text}\n`);
    if (shown !== '') output.write(shown);
  };
  return {
    // The last column stays free: a cursor behind it would begin a new line.
    get width() {
      return Math.max(leastWidth, (output.columns ?? 80) - 1);
    },
    print(text) {
      shown = '';
      print(text);
    },
    problem: (text) => print(colours ? `\u001B[33m! ${text}\u001B[0m` : `! ${text}`),
    progress(text) {
      shown = fitText(text, this.width);
      output.write(`${clearLine}${shown}`);
    },
  };
}

/** Without a terminal, progress is a plain line now and then. */
function makePlainTerminal(output: Output, now: () => number): Terminal {
  let shownAt = 0;
  const print = (text: string): void => void output.write(`${text}\n`);
  return {
    width: plainWidth,
    print,
    problem: (text) => print(`! ${text}`),
    progress(text) {
      if (now() - shownAt < plainEveryMs) return;
      shownAt = now();
      print(text);
    },
  };
}
