export interface ListCounts {
  readonly lines: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly duplicates: number;
  readonly accepted: number;
}

/** Counts a list; `format` as on the command line. */
export function countList(bytes: Uint8Array, format?: string): ListCounts;
