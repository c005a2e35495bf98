/** Exit codes of the program, with what they mean. */
export const exitCodes = {
  done: 0,
  failed: 1,
  withFailures: 2,
  tooFew: 3,
  usage: 64,
  interrupted: 130,
} as const;

/** For help and manual. */
export const exitTexts: readonly (readonly [code: number, meaning: string])[] = [
  [exitCodes.done, 'done'],
  [exitCodes.failed, 'failed, or a check does not hold'],
  [exitCodes.withFailures, 'complete, with words that could not be scored'],
  [exitCodes.tooFew, 'fewer words than were asked for; those there are were written'],
  [exitCodes.usage, 'the command line cannot be understood'],
  [exitCodes.interrupted, 'stopped by Ctrl-C; no file was left half written'],
];
