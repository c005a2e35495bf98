/** The judges, in the words database; readers notice each change by the data revision. */
export interface JudgeStore {
  /** Null takes a judge out of what is served. Throws NotFound. */
  setRank(id: string, rank: number | null): Promise<void>;
}
