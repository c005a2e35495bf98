/** The forms in which a list of words can be had; the first is the default. */
export const wordFormats = ['json', 'csv', 'ndjson', 'text'] as const;

/** The name of one form. */
export type WordFormat = (typeof wordFormats)[number];

/** The media type of each format. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  text: 'text/plain',
} as const satisfies Record<WordFormat, string>;
