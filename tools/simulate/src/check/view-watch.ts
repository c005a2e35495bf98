import type { ViewRow } from '@word-list/domain/testing';
import type { Report } from './violation.ts';

export interface ViewWatchContext {
  readonly report: Report;
  /** The rows that lead to published views. */
  readonly rows: () => ReadonlyMap<string, ViewRow>;
  readonly objects: ReadonlyMap<string, Uint8Array>;
  /** Keys of objects that cannot be read as they were written. */
  readonly broken: ReadonlySet<string>;
}

/** Watches that rows of published views only move forward, to objects that are there, and that the last two objects stay. */
export class ViewWatch {
  private readonly context: ViewWatchContext;
  private isPutBack = false;

  constructor(context: ViewWatchContext) {
    this.context = context;
  }

  /** From now on a row may lead to an object that is gone since. */
  putBack(): void {
    this.isPutBack = true;
  }

  /** A publisher has pointed to another object. */
  onPoint(judge: string, before: ViewRow | undefined): void {
    const { report, rows, objects, broken } = this.context;
    const now = rows().get(judge);
    if (now === undefined) return;
    const isOfOneTime = before?.epoch === now.epoch && before.purges === now.purges;
    if (isOfOneTime && before.revision >= now.revision)
      report(
        'I17',
        `the view of ${judge} went back from ${String(before.revision)} to ${String(now.revision)}`,
      );
    if (!objects.has(now.object) && !broken.has(now.object) && !this.isPutBack)
      report('I17', `readers are led to ${now.object}, which is not there`);
  }

  onRemove(key: string): void {
    const isLast = [...this.context.rows().values()].some(({ object, previous }) =>
      [object, previous].includes(key),
    );
    if (isLast && !this.isPutBack)
      this.context.report('I17', `${key} was removed, though readers can be on their way to it`);
  }
}
