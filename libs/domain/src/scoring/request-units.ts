/**
 * What it takes to store the scores of one word: its claim, its score and its counts write some six keys, each on three
 * replicas; with the CPU of the statements about 20 request units. Computed, never measured on a real cluster, from
 * https://www.cockroachlabs.com/docs/cockroachcloud/resource-usage-basic (read in November 2026): a unit pays for 3 ms
 * of SQL CPU, or 1 KiB sent to a client, or a small batch of reads or writes on a replica.
 */
export const requestUnitsPerStoredWord = 20;

/**
 * Request units of a CockroachDB Basic cluster that a run needs for so many words to ask. The cluster is switched off at
 * its monthly limit. Looking up known words costs too little to count.
 */
export const estimateRequestUnits = (wordsToAsk: number): number => wordsToAsk * requestUnitsPerStoredWord;
