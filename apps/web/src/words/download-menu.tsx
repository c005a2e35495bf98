import { limits } from '@word-list/domain/vocabulary';
import { choice, choose } from '../choice/current.ts';
import { wordsUrl } from '../choice/query.ts';
import { figure } from '../figures.ts';
import { Menu } from '../frame/menu.tsx';
import { copyText } from './copy-text.ts';
import { fetchAllWords, numberWords, saveText } from './export-words.ts';
import { found } from './finding.ts';
import { listSize } from './list-size.ts';
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
      {size <= limits.pageWords ? <Files /> : <LongFile size={size} />}
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
    <button type="button" onClick={() => void save()}>
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
    <button type="button" onClick={() => void save()}>
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

function Copies() {
  const copy = async (text: string, what: string): Promise<void> => {
    await copyText(text);
    say(`${what} copied.`);
  };
  const api = () => location.origin + wordsUrl(choice.peek(), { format: 'text' });
  return (
    <>
      <button type="button" onClick={() => void copy(location.href, 'Address')}>
        Copy address <span class="quiet">These words, while scores stay</span>
      </button>
      <button type="button" onClick={() => void copy(`curl '${api()}'`, 'Command')}>
        Copy as curl <span class="quiet">For a terminal</span>
      </button>
    </>
  );
}
