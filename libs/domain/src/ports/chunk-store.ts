/** The chunk bucket. Its objects hold one word a line, UTF-8, LF: the chunks of runs, and whole lists. */
export interface ChunkStore {
  put(key: string, text: string): Promise<void>;
  /** Throws NotFound when there is no such object. */
  get(key: string): Promise<string>;
  /** No effect when there is no such object. */
  remove(key: string): Promise<void>;
}
