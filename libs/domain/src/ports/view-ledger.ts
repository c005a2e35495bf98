import type { ChangedOpinion } from '../views/change-table.ts';

/** Where what is published of a judge is. */
export interface ViewPointer {
  /** The key of the object. */
  readonly object: string;
  /** The key of the one before it; null when there was none. */
  readonly previous: string | null;
  readonly sha256: string;
  /** Of the database, when it was published. */
  readonly epoch: string;
  /** How often opinions of the judge had been deleted: whatever was published before is of no use. */
  readonly purges: number;
  readonly revision: bigint;
}

/** A judge whose opinions are not published as they are, and the state of the database. */
export interface DueView {
  readonly judge: string;
  readonly published: ViewPointer | undefined;
  readonly epoch: string;
  readonly purges: number;
  readonly revision: bigint;
}

/** What is published of judges, and what is not yet; in the words database. */
export interface ViewLedger {
  /**
   * The judge with changes after what is published of it that was published longest ago, at least so many seconds; what
   * another database published, or was published before a purge, counts as nothing.
   */
  due(of: { seconds: number; except: readonly string[] }): Promise<DueView | undefined>;
  /**
   * The opinions of a judge that changed after a revision, those taken back too, up to another; where they are more than
   * `limit`, up to the revision at which they are. Returns up to which.
   */
  changes(of: {
    judge: string;
    after: bigint;
    upTo: bigint;
    limit: number;
  }): Promise<{ rows: readonly ChangedOpinion[]; upTo: bigint }>;
  /**
   * Points to another object, unless somebody else did since `instead` was read, or it would be an older one, or the
   * database is another by now; false then.
   */
  point(to: ViewPointer & { judge: string }, instead: ViewPointer | undefined): Promise<boolean>;
  /** What is published of a judge by now. */
  pointer(judge: string): Promise<ViewPointer | undefined>;
}
