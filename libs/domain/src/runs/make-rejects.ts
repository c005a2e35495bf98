import type { ChunkStore } from '../ports/chunk-store.ts';
import type { Entry } from '../words/parse-list.ts';
import { rejectReasons, type RejectReason } from '../words/reject-reasons.ts';
import { showBytes, showReject } from '../words/show-text.ts';
import { rejectsKey, type RejectExample } from './manifest.ts';

type Reject = Extract<Entry, { reject: RejectReason }>;

/** Where rejected lines are kept; without it they are counted and a few are shown. */
export interface RejectsTo {
  readonly chunks: Pick<ChunkStore, 'put'>;
  readonly runId: string;
  readonly upload: string;
}

const examplesPerReason = 3;
/** Code points, or bytes of a line that is no text. */
const exampleLength = 60;
const keptLength = 200;
const rowsPerObject = 10_000;

/** Counts rejected lines by reason, keeps a few of each to show, and stores all of them in objects of 10,000 rows. */
export const makeRejects = (to: RejectsTo | undefined) => {
  const counts = Object.fromEntries(rejectReasons.map((reason) => [reason, 0])) as Record<
    RejectReason,
    number
  >;
  const examples: Record<string, RejectExample[]> = {};
  let rows: string[] = [];
  let objects = 0;

  const flush = async (): Promise<void> => {
    if (to === undefined || rows.length === 0) return;
    await to.chunks.put(rejectsKey(to.runId, to.upload, objects), rows.join(''));
    objects += 1;
    rows = [];
  };

  return {
    add: (reject: Reject): void => {
      counts[reject.reject] += 1;
      const shown = (examples[reject.reject] ??= []);
      if (shown.length < examplesPerReason)
        shown.push({ line: reject.line, text: showLine(reject, exampleLength) });
      if (to !== undefined) rows.push(rowOf(reject));
    },
    /** To be called now and then: stores what is due. */
    store: async (): Promise<void> => {
      if (rows.length >= rowsPerObject) await flush();
    },
    end: async () => {
      await flush();
      return { rejected: counts, examples, rejectObjects: objects };
    },
  };
};

function showLine({ reject, of }: Reject, length: number): string {
  return typeof of === 'string' ? showReject(reject, of, length) : showBytes(of.bytes, length);
}

function rowOf(reject: Reject): string {
  return `${reject.line},${reject.reject},"${showLine(reject, keptLength).replaceAll('"', '""')}"\r\n`;
}
