/** An error that the simulation made up; the code under test has to answer for it. */
export class InjectedError extends Error {
  override readonly name = 'InjectedError';
}
