import { InjectedError } from '../faults/injected-error.ts';

/** A download ended early, and its reader noticed. `read` is what had come by then. */
export class FileCut extends InjectedError {
  readonly read: string;

  constructor(read: string) {
    super('the file was cut short');
    this.read = read;
  }
}
