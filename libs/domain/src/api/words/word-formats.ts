export const wordFormats = ['json', 'csv', 'ndjson', 'text'] as const;

export type WordFormat = (typeof wordFormats)[number];

/** The media type of each format. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  text: 'text/plain',
} as const satisfies Record<WordFormat, string>;
