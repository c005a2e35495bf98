import { limits } from '@word-list/domain/vocabulary';
import { choice, choose } from '../choice/current.ts';
import { messageOf } from '../api/message-of.ts';
import { wordsUrl } from '../choice/query.ts';
import { writeChoice } from '../choice/write-choice.ts';
import { figure } from '../figures.ts';
import { Menu } from '../frame/menu.tsx';
import { ownNames } from '../own/own-lists.ts';
import { copyText } from './copy-text.ts';
import { commandOf, creditLine, fetchAllWords, fetchRecipe, numberWords, saveText } from './export-words.ts';
import { found } from './finding.ts';
import { isSettled, listSize } from './list-size.ts';
import { say } from './notice.ts';

const formats = [
  ['text', 'words.txt', 'Words only'],
  ['csv', 'words.csv', 'With types and scores'],
  ['json', 'words.json', 'The same for programs'],
  ['ndjson', 'words.ndjson', 'One object a line'],
] as const;

/** The list as a file, or as an address that gives it again. */
export function DownloadMenu() {
  const size = listSize.value ?? 0;
  return (
    <Menu label="Download" title="D">
      {size <= limits.pageWords && ownNames(choice.value).length === 0 ? <Files /> : <LongFile size={size} />}
      <RecipeFile />
      <DiceFile />
      <DiceShown />
      <button type="button" onClick={() => print()}>
        Print <span class="quiet">In columns, with its address below</span>
      </button>
      <hr />
      <Copies />
    </Menu>
  );
}

/** What the API gives, byte for byte. */
function Files() {
  // Of parts, as many as there are of each.
  const possible = found.value?.possible ?? listSize.value;
  const isKnown =
    possible !== undefined && (choice.value.split === '' || found.value?.possible !== undefined);
  const of = isKnown ? { ...choice.value, take: String(Math.max(1, possible)) } : choice.value;
  return (
    <>
      {formats.map(([format, name, reason]) => (
        <a key={format} href={wordsUrl(of, { format })} download={name}>
          {name} <span class="quiet">{reason}</span>
        </a>
      ))}
    </>
  );
}

function LongFile({ size }: { readonly size: number }) {
  const save = async (): Promise<void> => {
    say(`Fetching ${figure(size)} words.`);
    saveText('words.txt', `${(await fetchAllWords(choice.peek())).join('\n')}\n`);
  };
  return (
    <button type="button" onClick={() => attempt(save)}>
      words.txt <span class="quiet">{figure(size)} words</span>
    </button>
  );
}

function DiceFile() {
  const { dice, split } = choice.value;
  const sides = dice ?? 6;
  if (split !== '') return null;
  const save = async (): Promise<void> =>
    saveText('dice.txt', numberWords(await fetchAllWords(choice.peek()), sides));
  return (
    <button type="button" onClick={() => attempt(save)}>
      dice.txt <span class="quiet">Numbered for dice with {sides} sides</span>
    </button>
  );
}

function DiceShown() {
  const { dice } = choice.value;
  return (
    <button type="button" onClick={() => choose({ dice: dice === undefined ? 6 : undefined })}>
      {dice === undefined ? 'Show dice numbers' : 'Hide dice numbers'}
    </button>
  );
}

/** What makes the list again, beside its words. */
function RecipeFile() {
  const save = async (): Promise<void> => saveText('recipe.json', await fetchRecipe(choice.peek()));
  return (
    <button type="button" onClick={() => attempt(save)}>
      recipe.json <span class="quiet">Makes this list again, and proves it</span>
    </button>
  );
}

const copies: readonly (readonly [name: string, reason: string, text: () => string])[] = [
  ['Copy address', 'These words, while scores stay', sharedAddress],
  [
    'Copy credit',
    'One line: where the words come from',
    () => creditLine(listSize.peek() ?? 0, sharedAddress()),
  ],
  [
    'Copy as curl',
    'For a terminal',
    () => `curl '${location.origin}${wordsUrl(choice.peek(), { format: 'text' })}'`,
  ],
  ['Copy as command', 'For wordlist', () => commandOf(choice.peek())],
];

function Copies() {
  const copy = async (text: string): Promise<void> => {
    await copyText(text);
    say('Copied.');
  };
  return (
    <>
      {copies.map(([name, reason, text]) => (
        <button key={name} type="button" onClick={() => attempt(() => copy(text()))}>
          {name} <span class="quiet">{reason}</span>
        </button>
      ))}
    </>
  );
}

/** The address of these words, with their count and hash: whoever opens it is told whether they are still the same. */
function sharedAddress(): string {
  const { words, sha256 } = (isSettled.peek() ? found.peek()?.recipe : undefined) ?? {};
  const was = words === undefined || sha256 === undefined ? '' : `${words}.${sha256.slice(0, 8)}`;
  return `${location.origin}/?${writeChoice({ ...choice.peek(), was })}`;
}

/** Does what was pressed, and says what went wrong. */
function attempt(work: () => Promise<void>): void {
  work().catch((error: unknown) => say(messageOf(error)));
}
