/** Secrets by name, read at run time. */
export interface Parameters {
  /** Throws NotFound when the store has no such parameter. The value never reaches a log. */
  get(name: string): Promise<string>;
}
