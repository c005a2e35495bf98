/** Runs a command of an operator; a failure becomes a message and exit code 1, not a stack trace. */
export const explainFailure = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? `${error.name}: ${error.message}` : error);
    process.exitCode = 1;
  }
};
