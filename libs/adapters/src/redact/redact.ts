const hidden = '***';

/** A longer text is cut: a message of an error can hold a whole statement with its values. */
const longestText = 2000;
const deepest = 6;
const mostEntries = 100;

const secretNames =
  /^(proxy-)?authorization$|^(set-)?cookie$|password|secret|credential|api[_-]?key$|^token$/i;

const patterns: readonly (readonly [RegExp, string])[] = [
  // Credentials of a URL: everything up to its last @, since a password may hold one.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"']*@/gi, `$1${hidden}@`],
  [/\b(https?:\/\/[^\s?#"']*)[?#][^\s"']*/gi, `$1?${hidden}`],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\bsk-[\w-]{6,}/g, `sk-${hidden}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden],
];

/** The text without what looks like a secret: credentials and queries of URLs, tokens, keys. At most 2,000 characters. */
export const redactText = (text: string): string => {
  const clean = patterns.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text);
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
};

/** A value as a log may show it: texts redacted, secret fields hidden, errors spelled out, long and deep things cut. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'object' && value !== null ? redactObject(value, depth) : value;
};

function redactObject(value: object, depth: number): unknown {
  if (value instanceof Date) return value.toJSON();
  if (value instanceof Error) return describeError(value);
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((entry) => redact(entry, depth + 1));
  const entries = Object.entries(value).slice(0, mostEntries);
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, secretNames.test(name) ? hidden : redact(entry, depth + 1)]),
  );
}

/** An error as a log shows it: where it arose, and the chain of its causes. */
function describeError(error: Error): Record<string, unknown> {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    message: redactText(error.message),
    causes: causesOf(error),
    at: frames.slice(0, 5).map((frame) => frame.trim()),
  };
}

function causesOf(error: Error): string[] {
  const causes: string[] = [];
  let cause = error.cause;
  while (cause instanceof Error && causes.length < deepest) {
    causes.push(redactText(`${cause.name}: ${cause.message}`));
    cause = cause.cause;
  }
  return causes;
}
