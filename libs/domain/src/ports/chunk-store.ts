/** The chunk bucket. A chunk object holds one word a line, UTF-8, LF. */
export interface ChunkStore {
  put(key: string, text: string): Promise<void>;
  /** Throws NotFound when there is no such object. */
  get(key: string): Promise<string>;
}
