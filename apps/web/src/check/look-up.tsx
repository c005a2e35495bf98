import { limits } from '@word-list/domain/vocabulary';
import { useSignal } from '@preact/signals';
import { countOf } from '../figures.ts';
import { listWords } from './check-state.ts';
import { Contents } from './contents.tsx';
import { lookedUp, lookUp } from './looking-up.ts';

/** Asks before anything goes to the server, then tells what it knows of the words. */
export function LookUp() {
  const { value: known } = lookedUp;
  if (known.state === 'known') return <Contents check={known.check} />;
  if (known.state === 'asking') return <p role="status">Looking them up …</p>;
  return (
    <>
      {known.state === 'failed' && <p role="alert">{known.message}</p>}
      <Consent />
    </>
  );
}

function Consent() {
  const stays = useSignal(false);
  const count = listWords.value.length;
  if (count > limits.sentWords) {
    return <p>At most {countOf(limits.sentWords, 'word')} can be looked up at once: this list has more.</p>;
  }
  if (stays.value) {
    return (
      <p>
        Your words stay here.{' '}
        <button type="button" class="link" onClick={() => (stays.value = false)}>
          Look them up after all
        </button>
      </p>
    );
  }
  return (
    <>
      <p>
        Tone, offensive words, sounds and what stands badly side by side: this takes the scores. Your{' '}
        {countOf(count, 'word')} would go to this server to be looked up. Not stored.
      </p>
      <p class="actions">
        <button type="button" class="main-button" onClick={() => void lookUp()}>
          Look up
        </button>
        <button type="button" class="quiet-button" onClick={() => (stays.value = true)}>
          Stay here
        </button>
      </p>
    </>
  );
}
