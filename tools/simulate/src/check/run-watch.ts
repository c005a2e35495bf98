import { isLive, manifestParts, sha256Hex, type Manifest, type Run } from '@word-list/domain';
import { expectedOf, linesOf } from '../world/word-lists.ts';
import type { Report } from './violation.ts';
import type { WordsView } from './words-view.ts';

export interface RunWatchContext {
  readonly report: Report;
  readonly objects: ReadonlyMap<string, string>;
  /** Whether a model was shut down. */
  readonly isGone: (model: string) => boolean;
  /** Every text that a URL ever had. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

const allowed: Readonly<Record<Run['status'], readonly Run['status'][]>> = {
  queued: ['chunking', 'scoring', 'failed', 'cancelling'],
  chunking: ['scoring', 'failed', 'cancelling'],
  scoring: ['complete', 'complete_with_failures', 'failed', 'cancelling'],
  cancelling: ['cancelled', 'failed'],
  complete: [],
  complete_with_failures: [],
  failed: [],
  cancelled: [],
};

interface ListCounts {
  readonly lines: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly words: ReadonlySet<string>;
}

/** Watches the state machine of runs, and that a manifest says what its list and its chunks hold. */
export class RunWatch {
  /** The words of each part, by run and part. */
  readonly partWords = new Map<string, readonly string[]>();
  private readonly context: RunWatchContext;

  constructor(context: RunWatchContext) {
    this.context = context;
  }

  observe(before: WordsView, after: WordsView): void {
    for (const [id, run] of after.runs) {
      const earlier = before.runs.get(id);
      if (earlier === run) continue;
      this.checkStatus(earlier, run);
      if (run.manifest && !earlier?.manifest) this.enterManifest(run, run.manifest);
      if (earlier?.manifest && JSON.stringify(earlier.manifest) !== JSON.stringify(run.manifest))
        this.context.report('I1', `the manifest of run ${id} changed after it was stored`);
    }
  }

  private checkStatus(earlier: Run | undefined, run: Run): void {
    const { report } = this.context;
    if (earlier && earlier.status !== run.status && !allowed[earlier.status].includes(run.status))
      report('I2', `run ${run.id} went from ${earlier.status} to ${run.status}`);
    if (run.reason === 'accounting') report('I1', `run ${run.id} failed: accounting`);
    if (!isLive(run) && run.status === 'failed' && run.manifest) this.checkFailed(run);
    if (run.status === 'cancelled' && run.reason !== null)
      report('I4', `run ${run.id} was stopped, and ended as if an operator had cancelled it`);
  }

  /** Once its list is fixed a run fails for one thing only. */
  private checkFailed({ id, model, reason }: Run): void {
    const { report, isGone } = this.context;
    if (reason === 'accounting') return;
    if (reason?.startsWith('model_refused') !== true)
      report('I4', `run ${id} failed with a manifest in place: ${reason ?? ''}`);
    else if (!isGone(model) || !reason.includes(model))
      report('I4', `run ${id} failed as '${reason}', but ${model} is there`);
  }

  private enterManifest(run: Run, manifest: Manifest): void {
    const { report } = this.context;
    const words: string[] = [];
    for (const chunk of manifest.chunks) {
      const text = this.context.objects.get(chunk.key);
      if (text === undefined || sha256Hex(text) !== chunk.sha256) {
        report('I1', `chunk ${chunk.key} is not what its manifest says`);
        return;
      }
      words.push(...text.split('\n').slice(0, -1));
    }
    let start = 0;
    for (const { part, words: size } of manifestParts(manifest)) {
      this.partWords.set(`${run.id} ${part}`, words.slice(start, start + size));
      start += size;
    }
    this.checkCounts(run, manifest, words);
  }

  private checkCounts(run: Run, manifest: Manifest, words: readonly string[]): void {
    const { report, versions } = this.context;
    const { lines, duplicates, accepted } = manifest;
    if (lines !== rejectsOf(manifest) + duplicates + accepted || accepted !== words.length)
      report('I1', `the manifest of run ${run.id} does not add up`);
    if (new Set(words).size !== words.length) report('I1', `run ${run.id} holds a word twice`);
    const isOfList = (versions.get(run.url) ?? [])
      .map(countList)
      .some(
        (list) =>
          list.lines === lines &&
          list.duplicates === duplicates &&
          list.rejected === rejectsOf(manifest) &&
          list.words.size === words.length &&
          words.every((word) => list.words.has(word)),
      );
    if (!isOfList) report('I1', `the manifest of run ${run.id} is not that of any version of its list`);
  }
}

function rejectsOf({ rejected }: Manifest): number {
  return Object.values(rejected).reduce((sum, count) => sum + count, 0);
}

function countList(text: string): ListCounts {
  const words = new Set<string>();
  const lines = linesOf(text);
  let rejected = 0;
  for (const line of lines) {
    const expected = expectedOf(line);
    if ('reject' in expected) rejected += 1;
    else words.add(expected.word);
  }
  return { lines: lines.length, duplicates: lines.length - rejected - words.size, rejected, words };
}
