import { SourceRefused, SourceUnreachable, type SourceFetcher } from '@word-list/domain';
import type { FaultKind } from '../faults/fault-kinds.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import { InjectedError } from '../faults/injected-error.ts';

/** The lists behind URLs. */
export interface SimSources {
  readonly fetcher: SourceFetcher;
  /** Every text that was ever given out for a URL, the latest last. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
}

const faults: readonly FaultKind[] = ['source-fails', 'source-cut', 'source-changed', 'source-refused'];
const pieceBytes = 64;

/** Sources that fail, end early, change and say no. `change` makes the next version of a list. */
export const simSources = (
  lists: ReadonlyMap<string, string>,
  { plan, change }: { plan: FaultPlan; change: (text: string, version: number) => string },
): SimSources => {
  const versions = new Map([...lists].map(([url, text]) => [url, [text]]));
  let opened = 0;
  const open: SourceFetcher['open'] = async (url) => {
    opened += 1;
    const texts = versions.get(url);
    if (!texts) throw new SourceRefused('source_not_found', 'the server answered 404');
    const kind = plan.strike(`source/${String(opened)}`, faults);
    if (kind === 'source-fails') throw unreachable();
    if (kind === 'source-refused') throw new SourceRefused('source_forbidden', 'the server answered 403');
    if (kind === 'source-changed') texts.push(change(texts.at(-1) ?? '', texts.length));
    return inPieces(texts.at(-1) ?? '', kind === 'source-cut');
  };
  return { fetcher: { open }, versions };
};

function unreachable(): SourceUnreachable {
  return new SourceUnreachable('the source answered 503', {
    cause: new InjectedError('the source was made to fail'),
  });
}

async function* inPieces(text: string, isCut: boolean): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text, 'utf8');
  const end = isCut ? Math.floor(bytes.length / 2) : bytes.length;
  for (let at = 0; at < end; at += pieceBytes) yield bytes.subarray(at, Math.min(end, at + pieceBytes));
  if (isCut) throw new InjectedError('the source ended before its content did');
}
