/** The folder given for the state holds something else. */
export class NotADataDir extends Error {
  override readonly name = 'NotADataDir';

  constructor(path: string) {
    super(`${path} is not empty and was not made by Word List`);
  }
}
