export { lookAtServer } from './upstream/look-at-server.ts';
export { secondsLeft } from './batches/pace.ts';
export { loadLexicon } from './lexicon/load-lexicon.ts';
export { readLedger, type LedgerEntry } from './store/ledger.ts';
export type { UpstreamStyle } from './upstream/upstream-options.ts';
