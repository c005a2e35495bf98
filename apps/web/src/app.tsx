import { address, follow } from './address.ts';
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
      <header class="top">
        <a class="name" href="/" onClick={follow}>
          Word List
        </a>
        <nav aria-label="Pages">
          {places.map(([to, name]) => (
            <a key={to} href={to} aria-current={path === to ? 'page' : undefined} onClick={follow}>
              {name}
            </a>
          ))}
        </nav>
      </header>
      <Page path={path} />
    </>
  );
}

function Page({ path }: { readonly path: string }) {
  if (path === '/') return <WordsPage />;
  return (
    <main>
      <h1>Not here</h1>
      <p>
        There is no page at {path}. <a href="/">Go to the words</a>.
      </p>
    </main>
  );
}
