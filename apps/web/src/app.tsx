import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { address, follow } from './address.ts';
import { isAmongWords } from './choice/current.ts';
import { figure } from './figures.ts';
import { KeysSheet } from './frame/keys-sheet.tsx';
import { areKeysShown } from './frame/keys.ts';
import { isNarrow } from './frame/media.ts';
import { Menu } from './frame/menu.tsx';
import { theme, turnTheme } from './frame/theme.ts';
import { scoring } from './lists/scoring.ts';
import { WordsPage } from './words/words-page.tsx';

const places = [
  ['/', 'Words'],
  ['/check', 'Check'],
  ['/lists', 'Lists'],
  ['/judges', 'Judges'],
  ['/docs', 'Docs'],
] as const;

/** The frame of every page: the name, the places, and the page itself. */
export function App() {
  const { path } = address.value;
  return (
    <>
      <a class="skip" href="#main">
        To the content
      </a>
      <header class="top">
        <a class="name" href="/" onClick={follow}>
          Word List
        </a>
        {isNarrow.value ? (
          <>
            <span class="grow" />
            <Menu label="Menu">
              <Places path={path} />
              <Theme />
            </Menu>
          </>
        ) : (
          <>
            <nav aria-label="Pages">
              <Places path={path} />
            </nav>
            <span class="grow" />
            <Scoring />
            <Theme />
            <button type="button" class="link" onClick={() => (areKeysShown.value = true)}>
              Keys
            </button>
          </>
        )}
      </header>
      <Page path={path} />
      <KeysSheet />
    </>
  );
}

function Places({ path }: { readonly path: string }) {
  return (
    <>
      {places.map(([to, name]) => (
        <a key={to} href={to} aria-current={isAt(to, path) ? 'page' : undefined} onClick={follow}>
          {name}
        </a>
      ))}
    </>
  );
}

function Theme() {
  return (
    <button type="button" class="link" onClick={turnTheme}>
      {theme.value === 'dark' ? 'Light' : 'Dark'}
    </button>
  );
}

/** While words are scored, for those who may know. */
function Scoring() {
  const { value: now } = scoring;
  if (now === undefined) return null;
  return (
    <a
      class="scoring"
      href="/lists"
      title="Numbers grow; your words stay until you draw again."
      onClick={follow}
    >
      {`${figure(now.settled)} of ${figure(now.accepted)} scored`}
    </a>
  );
}

function isAt(place: string, path: string): boolean {
  return place === path || (place === '/' && isAmongWords.value);
}

function Page({ path }: { readonly path: string }) {
  const load = latePages[path];
  return load === undefined ? <WordsPage /> : <Late key={path} load={load} />;
}

const latePages: Readonly<Record<string, () => Promise<FunctionComponent>>> = {
  '/check': () => import('./late.ts').then(({ CheckPage }) => CheckPage),
  '/docs': () => import('./late.ts').then(({ DocsPage }) => DocsPage),
  '/judges': () => import('./late.ts').then(({ JudgesPage }) => JudgesPage),
  '/lists': () => import('./late.ts').then(({ ListsPage }) => ListsPage),
};

function Late({ load }: { readonly load: () => Promise<FunctionComponent> }) {
  const page = useSignal<FunctionComponent | undefined>(undefined);
  const hasFailed = useSignal(false);
  useEffect(() => {
    load().then(
      (loaded) => (page.value = loaded),
      () => (hasFailed.value = true),
    );
  }, [load]);
  if (page.value !== undefined) return <page.value />;
  return (
    <main id="main">
      {hasFailed.value && (
        <p role="alert">
          This page did not come from the server. {/* Browsers do not ask for a script twice. */}
          <button type="button" class="link" onClick={() => location.reload()}>
            Try now
          </button>
        </p>
      )}
    </main>
  );
}
