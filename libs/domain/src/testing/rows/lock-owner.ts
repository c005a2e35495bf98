import { SqlFailure } from './sql-failure.ts';

/** Who holds rows, and waits for others who do. */
export class LockOwner {
  private readonly pause: (label: string) => Promise<void>;
  private readonly onEnd: (() => void)[] = [];
  private waitsFor: readonly LockOwner[] = [];
  private isOver = false;

  constructor(pause: (label: string) => Promise<void>) {
    this.pause = pause;
  }

  /** Waits until all of them have let go. Throws 40P01 when that would never be. */
  async waitFor(blockers: readonly LockOwner[]): Promise<void> {
    this.waitsFor = blockers;
    if (this.isInCycle()) throw new SqlFailure('40P01');
    await Promise.all(blockers.map((blocker) => blocker.ended()));
    // Rolled back meanwhile: nobody is there to go on.
    if (this.isOver) await new Promise<never>(() => undefined);
    this.waitsFor = [];
    await this.pause('lock');
  }

  /** Lets go. */
  end(): void {
    this.isOver = true;
    this.waitsFor = [];
    for (const tell of this.onEnd.splice(0)) tell();
  }

  private ended(): Promise<void> {
    if (this.isOver) return Promise.resolve();
    return new Promise((resolve) => {
      this.onEnd.push(resolve);
    });
  }

  private isInCycle(): boolean {
    const seen = new Set<LockOwner>();
    const open = [...this.waitsFor];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next === this) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...next.waitsFor);
    }
    return false;
  }
}
