/** How words are spelled, by the words of docs/lists.md alone: shares no code with the system. */
const typeset =
  /[\u0132\u0133\u013F\u0140\u0149\u017F\u01C4-\u01CC\u01F1-\u01F3\uFB00-\uFDFF\uFE70-\uFEFE\uFF00-\uFFEF\u{1D400}-\u{1D7FF}]/u;
const unseenFormats =
  /[\u00AD\u061C\u0640\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/u;
const joiner = /[\u200C\u200D]/u;
const plainScripts = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}]/u;

/** The table of docs/lists.md, in the order of its rows. */
export const normalise = (text) => {
  const letters = [...text].map((character) =>
    typeset.test(character) ? character.normalize('NFKC') : character,
  );
  const marked = [...letters.join('')]
    .filter((character) => !isUnseen(character))
    .join('')
    .normalize('NFC')
    .replace(/[`\u00B4\u02B9\u02BB-\u02BD\u055A\u05F3\u1FBD\u1FBF\u2018\u2019\u201B\u2032\uA78B\uA78C]/g, "'")
    .replace(/[\u02D7\u058A\u05BE\u1806\u2010-\u2013\u2043\u2212\uFE63]/g, '-')
    .replace(/[\u2022\u2027\u2219\u22C5]/g, '\u00B7')
    .toLowerCase();
  return withoutIdleJoiners(marked)
    .normalize('NFC')
    .replace(/i\u0307+/g, 'i')
    .replace(/(?<=\p{Script=Hebrew})(?:''|["\u201C-\u201F\u2033\u02BA])(?=\p{Script=Hebrew})/gu, '\u05F4')
    .replace(/(?<=\p{Script=Hebrew})'/gu, '\u05F3')
    .normalize('NFC')
    .trim();
};

/** One apostrophe more at one end; at both ends of a single letter. */
export const isSpelled = (word) => {
  if (isInner(word)) return true;
  if (word.startsWith("'") && isInner(word.slice(1))) return true;
  if (/['\u05F3]$/u.test(word) && isInner(word.slice(0, -1))) return true;
  return /^'\p{L}[\p{M}\u200C\u200D]*'$/u.test(word);
};

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
export const isMixed = (word) =>
  word.split(/['\-\u00B7]/u).some((piece) => scripts.filter((script) => script.test(piece)).length > 1);

function isUnseen(character) {
  const code = character.codePointAt(0);
  const isSelector = (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef);
  return code === 0x34f || isSelector || unseenFormats.test(character);
}

/** Joiners stay only between letters or marks of a script that has a use for them, and once. */
function withoutIdleJoiners(text) {
  const all = [...text];
  let kept = '';
  all.forEach((character, at) => {
    if (!joiner.test(character)) kept += character;
    else {
      const before = all[at - 1] ?? '';
      const after = all.slice(at).find((other) => !joiner.test(other)) ?? '';
      if (
        /[\p{L}\p{M}]/u.test(before) &&
        !plainScripts.test(baseBefore(all, at)) &&
        /[\p{L}\p{M}]/u.test(after)
      ) {
        kept += character;
      }
    }
  });
  return kept;
}

/** The letter that marks and joiners before a place belong to. */
function baseBefore(all, at) {
  return all.slice(0, at).findLast((other) => !/[\p{M}\u200C\u200D]/u.test(other)) ?? '';
}

/** Letters, with the marks that follow them, with single joints inside. */
function isInner(word) {
  let before = 'start';
  for (const character of word) {
    if (isLetter(character)) before = 'letter';
    else if (before !== 'letter') return false;
    else if (isJoint(character)) before = 'joint';
    else if (!isMark(character)) return false;
  }
  return before === 'letter';
}

function isLetter(character) {
  return /^\p{L}$/u.test(character);
}

function isJoint(character) {
  return "'-\u00B7\u30FB\u05F3\u05F4".includes(character);
}

function isMark(character) {
  return /^[\p{M}\u200C\u200D]$/u.test(character);
}
