import { expect, it } from 'vitest';
import { showBytes, showReject, showText } from './show-text.ts';

it('names what cannot be seen, and cuts between characters', () => {
  expect(showText('so\u00adfa', 60)).toBe('so<U+00AD>fa');
  expect(showText('a\u0000\u00a0b c', 60)).toBe('a<U+0000><U+00A0>b c');
  expect(showText(`${'1'.repeat(59)}😀😀`, 60)).toBe(`${'1'.repeat(59)}😀`);
  expect(showText('\ud83d', 60)).toBe('<U+D83D>');
});

it('names the letters of the rarer script where scripts are mixed', () => {
  expect(showReject('mixed_scripts', 'аpple', 60)).toBe('<U+0430>pple');
  expect(showReject('mixed_scripts', 'приvет', 60)).toBe('при<U+0076>ет');
  expect(showReject('not_a_word', 'аpple!', 60)).toBe('аpple!');
});

it('names the bytes of a line that is no text', () => {
  expect(showBytes(Buffer.from('caf\u00e9\0', 'latin1'), 60)).toBe('caf<E9><U+0000>');
});
