import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm, isWord } from './canonical-form.ts';

/** The table of docs/lists.md, by example: what is written, and the one form of it. */
const forms: readonly (readonly [string, string, string])[] = [
  ['case', 'PARIS', 'paris'],
  ['case without locale', 'Straße', 'straße'],
  ['blanks around', '\u00a0 apple\t', 'apple'],
  ['composed accents', 'e\u0301cole', 'école'],
  ['an accent over a CGJ', 'e\u034f\u0301cole', 'école'],
  ['a dotted capital i', 'İstanbul', 'istanbul'],
  ['a dotted capital i in two characters', 'I\u0307zmir', 'izmir'],
  ['a dotless i', 'ırmak', 'ırmak'],
  ['a soft hyphen', 'so\u00adfa', 'sofa'],
  ['zero-width spaces', '\u200bso\u2060fa\ufeff', 'sofa'],
  ['direction marks', '\u200fשלום\u200e', 'שלום'],
  ['tatweel', 'كتـــاب', 'كتاب'],
  ['a variation selector', 'a\ufe0f', 'a'],
  ['a typographic apostrophe', 'don’t', "don't"],
  ['an opening quote', 'don‘t', "don't"],
  ['a modifier apostrophe', 'пʼять', "п'ять"],
  ['a backtick', 'don`t', "don't"],
  ['an acute accent', 'don´t', "don't"],
  ['a full-width apostrophe', 'don＇t', "don't"],
  ['a prime', 'don′t', "don't"],
  ['an okina', 'ʻohana', "'ohana"],
  ['a non-breaking hyphen', 'well‑known', 'well-known'],
  ['a hyphen', 'well‐known', 'well-known'],
  ['an en dash', 'well–known', 'well-known'],
  ['a minus', 'well−known', 'well-known'],
  ['a maqaf', 'בית־ספר', 'בית-ספר'],
  ['an l with a middle dot', 'coŀlecció', 'col·lecció'],
  ['a hyphenation point', 'col‧lecció', 'col·lecció'],
  ['a ligature', 'ﬁre', 'fire'],
  ['a digraph', 'ĳsvogel', 'ijsvogel'],
  ['a long s', 'Waſſer', 'wasser'],
  ['full width', 'ＡＢＣ', 'abc'],
  ['half width', 'ｶﾞｿﾘﾝ', 'ガソリン'],
  ['mathematical letters', '𝐛𝐨𝐥𝐝', 'bold'],
  ['Arabic presentation forms', 'ﻛﺘﺎﺏ', 'كتاب'],
  ['gershayim as quotes', 'צה"ל', 'צה״ל'],
  ['gershayim as two apostrophes', "צה''ל", 'צה״ל'],
  ['a geresh as an apostrophe', "צ'יפס", 'צ׳יפס'],
  ['a chillu with a joiner', 'അവന്\u200d', 'അവൻ'],
  ['a non-joiner that does nothing', 'Auf\u200clage', 'auflage'],
  ['a non-joiner at an edge', 'کتاب\u200c', 'کتاب'],
  ['a non-joiner that is spelling', 'می\u200cروم', 'می\u200cروم'],
  ['a non-joiner twice', 'می\u200c\u200cروم', 'می\u200cروم'],
  ['Thai, which compatibility would tear apart', 'น้ำ', 'น้ำ'],
];

describe('the canonical form', () => {
  it.each(forms)('writes %s one way: %s', (_, given, form) => {
    expect(canonicalForm(given)).toBe(form);
    expect(isWord(form)).toBe(true);
  });

  const strange = fc.constantFrom(
    ...['a', 'I', 'İ', 'i\u0307', '\u0307', '\u0301', 'ŀ', 'ŉ', 'ﬁ', 'Σ', 'σ', 'ǅ', 'ﹱ', 'ｶ', 'ﾞ', 'ന്', '𝐀'],
    ...[
      '\u200c',
      '\u200d',
      '\u00ad',
      '\ufeff',
      '\u0640',
      ' ',
      '\u00a0',
      "'",
      "''",
      '’',
      'ʼ',
      '"',
      '‑',
      '·',
      '•',
    ],
    ...['צ', 'ל', '\u05f3', '\u05f4', 'ب', 'क', '्', 'а', 'α', '-', '\ufe0f', '\u{e0100}', '\u0315', '\u0323'],
  );

  it('does not change when it is applied again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(strange).map((parts) => parts.join('')),
    );

    fc.assert(
      fc.property(text, (given) => {
        const once = canonicalForm(given);

        expect(canonicalForm(once)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['i\u0307\u200c\u0307', 'a\u200d\u0301\u200ca', 'i\u0315\u200d\u0307', 'צ\u200d"ל'])(
    'is found at once where joiners hide what belongs together: %j',
    (given) => {
      expect(canonicalForm(canonicalForm(given))).toBe(canonicalForm(given));
    },
  );

  it('treats ASCII as it treats everything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', ' ', "'", '`', '-', '"', '1') }), (text) => {
        expect(canonicalForm(text)).toBe(canonicalForm(`${text}\u200b`));
      }),
    );
  });
});

describe('a word', () => {
  it.each([
    ...['a', "don't", "rock'n'roll", "'tis", "'em", "havin'", "dogs'", "o'", "l'", "'n'", 'well-known'],
    ...['col·lecció', 'צה״ל', 'ג׳', 'می\u200cروم', 'สวัสดี', 'हिन्दी', 'র\u200d্যাব', 'アイス・クリーム', 'ẹ́wà'],
    ...['β-carotene', 'Tシャツ'.toLowerCase(), 'ёлка', '𐐨'],
  ])('is %s', (text) => {
    expect(canonicalForm(text)).toBe(text);
    expect(isWord(text)).toBe(true);
  });

  it.each([
    ...[
      '',
      'two words',
      'dogs-',
      '-s',
      'a--b',
      "a''b",
      "'apple'",
      'r2d2',
      'naïve!',
      '\u0301a',
      '·l',
      'a·',
      'a.m.',
    ],
    ...['аpple', 'pаypal', 'αlpha', "'", '-', 'צה"ל'],
  ])('is not %j', (text) => {
    expect(isWord(text)).toBe(false);
  });
});
