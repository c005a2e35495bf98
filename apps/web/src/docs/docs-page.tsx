import type { ComponentChildren } from 'preact';
import { attributes } from '@word-list/domain/vocabulary';
import { follow } from '../address.ts';
import { signed } from '../figures.ts';

/** How the page works, on one page. */
export function DocsPage() {
  return (
    <main class="plain-page docs" id="main">
      <h1>How it works</h1>
      <p>
        Word List knows words and what they are like. Choose some by pulling bars, take the list, and keep its
        address: it gives the same list again while scores stay.
      </p>
      <Scales />
      <Order />
      <Addresses />
      <Part title="Passphrases">
        A list of 7,776 words is worth 12.9 bits a word when dice pick from it, and less when taste does.
        Anyone with an address has its words: draw a passphrase with dice, or with{' '}
        <code>wordlist phrase</code>. Joined without spaces, two phrases can look alike: keep the list
        prefix-free.
      </Part>
      <Part title="For programs">
        Everything here is the <a href="/api/docs">API</a>, with the same names as the address. “Copy as curl”
        in the download menu gives the request for what you see.
      </Part>
      <Part title="For operators">
        <a href="/lists" onClick={follow}>
          Lists
        </a>{' '}
        takes lists of your own, tells what scoring them costs before anything is asked, and shows runs while
        they go on.
      </Part>
    </main>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{children}</p>
    </section>
  );
}

function Scales() {
  return (
    <section>
      <h2>Scales</h2>
      <dl class="report">
        {attributes.map(({ name, displayName, description, min, max }) => (
          <div key={name}>
            <dt>{displayName}</dt>
            <dd>
              {description} {signed(min)} to {max}.
            </dd>
          </div>
        ))}
      </dl>
      <p>
        Not every word has every score. A bound leaves out words without that score; “unknown” under the bars
        keeps them.
      </p>
    </section>
  );
}

function Order() {
  return (
    <Part title="In this order">
      A list is made from filters, without the words that you left out, cut into parts, in the order that you
      chose, by rules between its words, up to the number that you take; then it is sorted and numbered. Who
      comes first in the order stays: “most common first” under rules gives the most common words that keep
      them.
    </Part>
  );
}

const examples = [
  ['/?commonness=3..&length=5&types=noun', 'known five-letter nouns'],
  ['/?text=*ness&order=-commonness', 'words that end in -ness, the most common first'],
  ['/?sentiment=2..,?&offensiveness=..0', 'positive or unknown, and known to be inoffensive'],
  ['/?length=4..6&minDistance=2&noHomophones&take=500', 'five hundred that are hard to mix up'],
  ['/?split=mainType:adjective/noun&commonness=4..&take=20', 'adjectives, and nouns'],
] as const;

function Addresses() {
  return (
    <section>
      <h2>Addresses</h2>
      <p>The address is all there is to a list. Some to try:</p>
      <dl class="report">
        {examples.map(([address, meaning]) => (
          <div key={address}>
            <dt>{meaning}</dt>
            <dd>
              <a href={address} onClick={follow}>
                <code>{address}</code>
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
