const filters = '&commonness=2..5&offensiveness=0&complexity=0..2&sentiment=1..5';

/** Of which the tail of the table is read. */
const letters = 'abcdefghijklmnoprstuvw';

/** Requests to api-words, each another one every round. */
export const requests: Readonly<Record<string, (round: number) => string>> = {
  'page of 100': (round) => `/api/words?limit=100&text=${letterAt(round)}*`,
  'page of 100, 4 filters': (round) => `/api/words?limit=100&text=${letterAt(round)}*${filters}`,
  'sample of 100': (round) => `/api/words?take=100&order=random&seed=${round}`,
  'sample of 100, 4 filters': (round) => `/api/words?take=100&order=random&seed=${round}${filters}`,
  'sample of 100, 4 new filters': (round) => `/api/words?take=100&order=random&seed=${round}${drawn(round)}`,
  'page of 100, commonest first': (round) =>
    `/api/words?limit=100&order=-commonness&text=${letterAt(round)}*`,
  'prefix inter*': () => '/api/words?text=inter*',
  counts: (round) => `/api/counts?commonness=${round % 3}..`,
  'counts, 4 filters': () => `/api/counts?${filters.slice(1)}`,
  'total, 4 filters': () => `/api/words?limit=1&total=true${filters}`,
  'single word': (round) => `/api/words/${['oven', 'tail', 'abandon', 'zebra'][round % 4] ?? 'oven'}`,
};

function letterAt(round: number): string {
  return letters[(round * 7) % letters.length] ?? 'a';
}

/** Bounds that nobody asked for in the rounds before, as long as there are any. */
function drawn(round: number): string {
  const [one, other] = [(round * 37) % 400, (round * 61) % 300];
  const range = (least: number): string => `${(least / 100).toFixed(2)}..5`;
  return `&commonness=${range(one)}&complexity=${range(other)}&formality=${range((round * 53) % 350)}&figurativeness=..${((round * 29) % 500) / 100}`;
}
