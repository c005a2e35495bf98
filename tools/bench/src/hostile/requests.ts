import { limits } from '@word-list/domain';
import { readWordTexts } from '../api/word-texts.ts';

const texts = readWordTexts();

/** Texts from all over the list, as long a query as a gateway lets through. */
const manyWords = Array.from({ length: 100 }, (_, index) => texts[(index * 2741) % texts.length] ?? '');

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** A request: its URL alone, or with what is sent to it. */
export type HostileRequest =
  string | { readonly url: string; readonly method: 'POST'; readonly body: unknown };

/** A pasted list, the longest that goes into one request. */
const pasted = texts.filter((_, index) => index % 3 === 0).slice(0, limits.sentWords);
const short = texts.filter(({ length }) => length < 6).slice(0, limits.sentWords);

/** What somebody without an account may ask for who wants to keep the words from others. */
export const hostileRequests: Readonly<Record<string, HostileRequest>> = {
  'all words, as far apart as can be': '/api/words?order=random&seed=1&take=10000&minDistance=4&limit=10000',
  'the same, in pages': '/api/words?order=random&seed=1&minDistance=4&limit=1',
  'long words, as far apart as can be': '/api/words?take=3000&seed=1&minDistance=4&length=15..64',
  'a few that are far apart': '/api/words?take=7776&seed=2&minDistance=3',
  'one way to cut': '/api/words?seed=1&decodable&order=random',
  'one way to cut, shortest first': '/api/words?order=length&decodable',
  'one way to cut, longest first': '/api/words?order=-length&decodable',
  'all rules at once':
    '/api/words?order=random&seed=1&prefixFree&suffixFree&decodable&noLookalikes&minDistance=4&uniquePrefix=8',
  'no beginning, all words, printed in another order':
    '/api/words?order=-length&suffixFree&sort=-commonness&limit=10000&total=true',
  'a sample of everything': '/api/words?take=500000&seed=3&sort=-sentiment&limit=10000&total=true&format=csv',
  'a pattern of stars': `/api/words?text=${encodeURIComponent('*a*e*i*o*u*?*s*')}&sort=-complexity&limit=10000&total=true`,
  'a pattern that matches at the last letter': `/api/words?text=${encodeURIComponent(`${'?*'.repeat(12)}zzz`)}&total=true`,
  'many words left out': `/api/words?not=${manyWords.join(',')}&take=10000&seed=5&limit=10000`,
  'an alphabet nobody asked for': `/api/words?letters=${alphabet.slice(0, 19)}&order=random&seed=7&take=10000&limit=10000`,
  'counts across a scale, under every condition':
    '/api/counts?across=commonness&commonness=0..5&complexity=0..5&sentiment=-5..5&formality=0..5&length=1..64&types=noun,verb',
  'too few, and what would help, under every filter':
    '/api/words?take=100000&seed=1&minDistance=3&prefixFree&suffixFree&commonness=0..5&complexity=0..5&sentiment=-5..5&formality=0..5&length=2..40&types=noun,verb,adjective',
  'matched sets':
    '/api/words?split=sentiment:..-1/1..&hold=length,commonness:0.25&take=5000&minDistance=3&order=random&seed=1',
  'as many sets as there may be':
    '/api/words?split=length:1..4/5..6/7..8/9..&hold=commonness:0.25&take=20000&order=random&seed=1',
  'words like this one': '/api/words/abandon?similar=commonness,sentiment',
  'a check of many words': send('/api/check', { words: pasted }),
  'a check of words that are near each other': send('/api/check', { words: short }),
  'rules on many pasted words': send('/api/words', {
    words: pasted,
    minDistance: 4,
    order: 'random',
    seed: '1',
  }),
};

function send(url: string, body: unknown): HostileRequest {
  return { url, method: 'POST', body };
}
