import { useSignal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { token } from '../sign-in/token.ts';

/** A way to put a word right, for those who may. Its form comes when it is opened. */
export function SomethingWrong({ word }: { readonly word: string }) {
  const form = useSignal<FunctionComponent<{ readonly text: string }> | undefined>(undefined);
  if (token.value === undefined) return null;
  const load = (): void => {
    import('../late.ts').then(
      ({ WrongForm }) => (form.value = WrongForm),
      () => undefined,
    );
  };
  return (
    <details class="more" key={word} onToggle={load}>
      <summary>Something wrong?</summary>
      {form.value !== undefined && <form.value text={word} />}
    </details>
  );
}
