/** The lists, in the words database; readers notice each change by the data revision. */
export interface ListStore {
  /** Marks the list of a source as gone. Returns the keys of its objects, which nobody is led to any more. */
  remove(source: string): Promise<readonly string[]>;
  /** Throws NotFound. */
  setPublic(source: string, isPublic: boolean): Promise<void>;
}
