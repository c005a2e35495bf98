/** What cells of a line are told apart by. */
export const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' } as const;

/** The name of one. */
export type SeparatorName = keyof typeof separators;
