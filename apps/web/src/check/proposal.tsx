import type { Repaired } from '@word-list/domain/word-sets';
import { countOf, figure } from '../figures.ts';
import { fix, leaveFix, takeFix } from './fixing.ts';

/** The change that is proposed, to take or to leave. */
export function Proposal() {
  const { value: known } = fix;
  if (known === undefined) return null;
  if (known === 'looking') return <p role="status">Looking for the smallest change …</p>;
  const { repaired, problem } = known;
  const { changes, missing, choice } = repaired;
  return (
    <section class="proposal" aria-label="Proposed change">
      <p role="status">
        {`${countOf(changes.length, 'word')} ${changes.length === 1 ? 'leaves' : 'leave'}`}
        {choice === 'exact' ? ', and no fewer would do' : ''}.
        {missing > 0 && ` For ${figure(missing)} there is no replacement. ${problem ?? ''}`}
      </p>
      <Diff repaired={repaired} />
      <p class="actions">
        <button type="button" class="main-button" onClick={takeFix}>
          Take it
        </button>
        <button type="button" class="quiet-button" onClick={leaveFix}>
          Leave it
        </button>
      </p>
    </section>
  );
}

const shown = 200;

function Diff({ repaired: { changes } }: { readonly repaired: Repaired }) {
  return (
    <ul class="diff">
      {changes.slice(0, shown).map(({ place, out, into, besides }) => (
        <li key={place}>
          <del>{out.text}</del> <ins>{into?.text}</ins>{' '}
          {besides !== undefined && besides !== out.text && <span class="quiet small">beside {besides}</span>}
        </li>
      ))}
      {changes.length > shown && <li class="quiet">…</li>}
    </ul>
  );
}
