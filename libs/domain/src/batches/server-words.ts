const longest = 300;

/** What looks like a key or a password, and what a server made of one (`sk-12**********cd`). */
const secrets: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/giu, '$1 ***'],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#"']*@/giu, '$1***@'],
  [/\b(?:sk|pk|rk|key|api|gsk|hf)[-_][\w*.-]{6,}/gu, '***'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/gu, '***'],
  [/(\bkey(?:\s+provided)?\s*[:=]\s*)\S+/giu, '$1***'],
];

/** A sample of what a foreign server said, fit for people and logs: one line of at most 300 characters, without keys. */
export const serverWords = (text: string): string => {
  const start = text.slice(0, 8 * longest);
  const line = secrets
    .reduce((rest, [pattern, replacement]) => rest.replaceAll(pattern, replacement), start)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

/**
 * What an error document says, whichever shape it has: `{error:{message,code}}` of OpenAI, `{error:"…"}` of Ollama and
 * LM Studio, `{message}`, `{detail}`. With its code in front, since that is what people search for.
 */
export const errorWords = (document: unknown): string => {
  if (!isObject(document)) return serverWords(text(document));
  const error = document['error'] ?? document;
  return isObject(error) ? wordsOf(error) : serverWords(text(error));
};

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function wordsOf(error: Record<string, unknown>): string {
  const message = ['message', 'detail', 'error'].map((name) => text(error[name])).find((said) => said !== '');
  const code = text(error['code']) || text(error['type']);
  if (message === undefined) return serverWords(code || JSON.stringify(error));
  return serverWords(code === '' || message.includes(code) ? message : `${code}: ${message}`);
}
