/** The handler threw: its own words. `errorType` is the name of what it threw. */
export class FunctionFailed extends Error {
  override readonly name = 'FunctionFailed';
  readonly errorType: string;

  constructor(functionName: string, errorType: string, message: string) {
    super(`${functionName}: ${errorType}: ${message}`);
    this.errorType = errorType;
  }
}

/** The function could not be loaded, so it answered nothing. */
export class FunctionNotStarted extends Error {
  override readonly name = 'FunctionNotStarted';

  constructor(functionName: string, reason: string) {
    super(`${functionName} did not start: ${reason}`);
  }
}

/** It took longer than the topology allows, and was killed. */
export class FunctionTimedOut extends Error {
  override readonly name = 'FunctionTimedOut';

  constructor(functionName: string, seconds: number) {
    super(`${functionName}: Task timed out after ${seconds.toFixed(2)} seconds`);
  }
}

/** Its process ended in the middle of an invocation. */
export class FunctionExited extends Error {
  override readonly name = 'FunctionExited';

  constructor(functionName: string, how: string) {
    super(`${functionName}: its process ended in the middle of an invocation (${how})`);
  }
}
