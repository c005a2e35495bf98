/** Where a command writes its lines to. */
export type Print = (line: string) => void;
