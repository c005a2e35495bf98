export type { Answer, AnswerContext, Answerer } from './answers/answerer.ts';
export { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
export type { Lexicon, LexiconScore } from './lexicon/lexicon.ts';
export { loadLexicon } from './lexicon/load-lexicon.ts';
export { startGateway, type Gateway, type GatewayOptions } from './start-gateway.ts';
export { DataDirTaken } from './store/hold-data-dir.ts';
export { readLedger, type LedgerEntry, type LedgerSummary } from './store/ledger.ts';
