/** The functions of the system. */
export type ActorName =
  | 'api-sources'
  | 'api-words'
  | 'upload-source-chunks'
  | 'process-source-chunk'
  | 'query-words'
  | 'check-batches'
  | 'update-batch'
  | 'update-words';

export interface TaskOptions {
  readonly actor: ActorName;
  /** Counts the invocations of the actor; names the task together with it. */
  readonly ordinal: number;
  /** How far the clock of its machine is off, in milliseconds. */
  readonly skewMs: number;
  /** True for an invocation of the release that is being rolled out. */
  readonly nextRelease: boolean;
}

/** One invocation of a function: something that runs, and can die at any await. */
export class Task {
  readonly actor: ActorName;
  readonly name: string;
  readonly skewMs: number;
  readonly nextRelease: boolean;
  /** Errors that were injected into its port calls and that its code has to answer for. */
  injectedErrors = 0;
  /** Result files that it asked for and the provider did not have. */
  missingFiles = 0;
  calls = 0;
  private dead = false;
  private readonly onDeath: (() => void)[] = [];

  constructor({ actor, ordinal, skewMs, nextRelease }: TaskOptions) {
    this.actor = actor;
    this.name = `${actor}#${String(ordinal)}`;
    this.skewMs = skewMs;
    this.nextRelease = nextRelease;
  }

  get isDead(): boolean {
    return this.dead;
  }

  /** Calls back once if the task dies. Returns what takes the callback back. */
  whenDead(action: () => void): () => void {
    this.onDeath.push(action);
    return () => {
      const index = this.onDeath.indexOf(action);
      if (index >= 0) this.onDeath.splice(index, 1);
    };
  }

  /** Ends the task where it stands: none of its awaits ever returns. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    for (const action of this.onDeath.splice(0)) action();
  }
}

/** What a dead task awaits. */
export const never = <Value>(): Promise<Value> =>
  new Promise(() => {
    // Nobody resolves it: the process that waited is gone.
  });
