import { follow } from '../address.ts';
import { Menu } from '../frame/menu.tsx';

const clean = 'offensiveness=..0&nsfw=0';

/** Where people start from: each is an address and nothing else. */
export const presets: readonly (readonly [name: string, reason: string, search: string])[] = [
  [
    'Word game',
    '2,500 well-known five-letter answers',
    `${clean}&length=5&letters=a-z&forms=base&order=-commonness&take=2500`,
  ],
  [
    'Passphrase',
    '7,776 words for five dice',
    `commonness=2..&${clean}&sentiment=-1..,?&length=3..9&letters=a-z&forms=base&prefixFree&noHomophones&safePairs&order=-commonness&take=7776&sort=text&dice=6`,
  ],
  ['Codenames', 'An adjective, a noun', `commonness=3..&${clean}&split=mainType:adjective/noun&take=100`],
  ['Classroom', 'Common, simple, nothing to explain', `commonness=4..&${clean}&complexity=..1`],
  ['Block list', 'By severity; offensive words', 'split=offensiveness:1..1.99/2..3.49/3.5..&take=100'],
  [
    'Matched sets',
    'Unlike in one thing, alike in others',
    'mainType=noun&split=sentiment:..-2/2..&hold=length,commonness:0.25&take=40',
  ],
  ['All words', 'Nothing left out', 'take=100'],
];

/** Starts from one of them. */
export function Presets() {
  return (
    <Menu label="Start from">
      {presets.map(([name, reason, search]) => (
        <a key={name} href={`/?${search}`} onClick={follow}>
          {name} <span class="quiet">{reason}</span>
        </a>
      ))}
    </Menu>
  );
}
