import { describe, expect, it } from 'vitest';
import { limits } from '../../limits.ts';
import { readFileScales, readNorms } from './read-norms.ts';

const read = (
  text: string | Uint8Array,
  { form = 'csv', scale }: { form?: 'csv' | 'ndjson'; scale?: string } = {},
) =>
  readNorms(typeof text === 'string' ? new TextEncoder().encode(text) : text, {
    form,
    scales: readFileScales(scale),
  });

/** Each word with its known scores and types. */
const said = async (...given: Parameters<typeof read>) =>
  (await read(...given)).ratings.map(({ text, scores, types }) => [
    text,
    Object.fromEntries(Object.entries(scores).filter(([, score]) => score !== null)),
    types,
  ]);

const good = ['good', { sentiment: 388 }, null];

describe('a file of norms', () => {
  it.each([
    ['commas', 'word,sentiment\ngood,3.1\n'],
    ['tabs, a mark of UTF-8 and line ends of Windows', '\ufeffWord\tSentiment\r\ngood\t3.1\r\n'],
    ['semicolons and quotes', '"sentiment";"word"\n"3.1";"Good"'],
  ])('has rows with %s', async (_, text) => {
    expect(await said(text, { scale: 'sentiment:-4..4' })).toEqual([good]);
  });

  it('has rows of JSON as the API writes words', async () => {
    const text = `{"text": "good", "scores": {"sentiment": 3.1}}
{"word": "tree", "scores": {"sentiment": null, "commonness": "4.25"}, "types": ["noun"], "judge": "x"}`;

    expect(await said(text, { form: 'ndjson', scale: 'sentiment:-4..4' })).toEqual([
      good,
      ['tree', { commonness: 425 }, ['noun']],
    ]);
  });

  it('leaves scales out, wholly or for a word, and takes types', async () => {
    const text = 'word,nsfw,types\nfig,0.5,\npear,-,noun/verb\nplum,NA,noun\n';

    expect(await said(text)).toEqual([
      ['fig', { nsfw: 50 }, null],
      ['pear', {}, ['noun', 'verb']],
      ['plum', {}, ['noun']],
    ]);
  });

  it('is of two lines about one word what the later one says', async () => {
    const norms = await read('word,sentiment\nGood,1\nbad,-1\ngood,2\n');

    expect(norms.ratings.map(({ text, scores }) => [text, scores.sentiment])).toEqual([
      ['bad', -100],
      ['good', 200],
    ]);
    expect(norms.duplicates).toBe(1);
  });

  it('tells each line that cannot be read by its number, and takes all others', async () => {
    const bytes = new TextEncoder().encode(
      'word,sentiment\nfine,1\n\nbad,9\n4711,1\npear,"1\nfig,1,2\nplum,2;5\nnone,\nthere,\ufffd\nlast,2\n',
    );
    const norms = await read(bytes);

    expect(norms.ratings.map(({ text }) => text)).toEqual(['fine', 'last']);
    expect(norms.rejected).toBe(7);
    expect(norms.examples.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'sentiment: 9 is outside of -5..5'],
      [5, '"4711" is no word'],
      [6, 'a quote is not closed'],
      [7, 'has 3 cells, line 1 has 2'],
      [8, 'sentiment: 2;5 is no decimal number such as 2.5'],
      [9, 'says nothing of the word'],
      [10, 'is not in UTF-8'],
    ]);
    // What is known of these is not said to be gone; of `none` the file says that nothing is known.
    expect([...norms.kept]).toEqual(['bad', 'plum']);
  });

  it.each([
    ['', 'line 1: "" is no column of ours'],
    ['word,V.Mean.Sum\ngood,3', 'line 1: "V.Mean.Sum" is no column of ours: name it word, types or a scale'],
    ['sentiment\n3', 'line 1: has no column word'],
    ['word\ngood', 'line 1: has no column of ours beside word'],
    ['word,sentiment,sentiment\n', 'line 1: has two columns sentiment'],
    ['word,sentiment\n', 'has no line that says something of a word'],
    ['word,sentiment\ngood,bad\n', 'line 2: sentiment: bad is no decimal number'],
  ])('is refused whole where it cannot be what was meant: %j', async (text, detail) => {
    await expect(read(text)).rejects.toThrow(detail);
  });

  it('is refused with more words than an import has time for', async () => {
    const rows = Array.from({ length: limits.normsWords + 1 }, (_, at) => {
      const letters = [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
      return `w${letters},1`;
    });

    await expect(read(`word,sentiment\n${rows.join('\n')}`)).rejects.toThrow('has over 100000 words');
  });

  it.each([
    ['sentiment', 'is no scale of the file'],
    ['joy:1..7', 'is no scale of the file'],
    ['sentiment:1..7,sentiment:1..9', 'names sentiment twice'],
    ['nsfw:0..1', 'names nsfw, of which the file says nothing'],
  ])('with scale=%s is refused', async (scale, detail) => {
    const reading = async () => read('word,sentiment\ngood,3\n', { scale });

    await expect(reading()).rejects.toThrow(detail);
  });
});
