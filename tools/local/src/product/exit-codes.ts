/** Exit codes of the command. */
export const exitCodes = { complete: 0, failed: 1, completeWithFailures: 2, interrupted: 130 } as const;
