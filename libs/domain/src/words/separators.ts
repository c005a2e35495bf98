/** What separates the cells of a line. */
export const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' } as const;

/** The name of a separator. */
export type SeparatorName = keyof typeof separators;
