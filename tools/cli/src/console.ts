import { styleText } from 'node:util';

/** A stream that a person or a program reads. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green';

/** The two streams of the program: data for whoever comes next, and the rest for the person. */
export interface Console {
  /** Writes data; resolves when it is on its way. */
  readonly data: (text: string) => Promise<void>;
  /** A line for the person; none with --quiet. */
  readonly say: (text: string) => void;
  /** A line about something that is wrong; always. */
  readonly problem: (text: string) => void;
  /** What is going on, in place: on a terminal only. An empty text takes it away. */
  readonly progress: (text: string) => void;
  /** Styles text that is written as data. */
  readonly style: (style: Style, text: string) => string;
}

interface Streams {
  readonly stdout: Output;
  readonly stderr: Output;
}

interface Manner {
  readonly quiet: boolean;
  /** Whether colours are allowed where there is a terminal. */
  readonly colours: boolean;
}

const clearLine = '\r\u001B[2K';
const progressEveryMs = 100;

/** Makes the console of one call. */
export function makeConsole(
  { stdout, stderr }: Streams,
  { quiet, colours }: Manner,
  now: () => number = Date.now,
): Console {
  const styled = (output: Output) => (style: Style, text: string) =>
    colours && output.isTTY === true ? styleText(style, text, { validateStream: false }) : text;
  let isShown = false;
  let shownAt = 0;
  const clear = (): void => {
    if (isShown) stderr.write(clearLine);
    isShown = false;
  };
  const line = (text: string): void => {
    clear();
    stderr.write(`${text}\n`);
  };
  return {
    data: (text) => {
      clear();
      return write(stdout, text);
    },
    say: (text) => {
      if (!quiet) line(text);
    },
    problem: (text) => line(styled(stderr)('yellow', text)),
    progress: (text) => {
      if (text === '') {
        clear();
        return;
      }
      if (stderr.isTTY !== true || quiet || now() - shownAt < progressEveryMs) return;
      shownAt = now();
      isShown = true;
      stderr.write(`${clearLine}${text.slice(0, widthOf(stderr) - 1)}`);
    },
    style: styled(stdout),
  };
}

function write(output: Output, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    output.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** A terminal that does not know its width says 0. */
function widthOf({ columns = 0 }: Output): number {
  return columns > 0 ? columns : 80;
}
