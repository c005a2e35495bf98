import { effect, signal } from '@preact/signals';
import { silence } from '../api/silence.ts';
import type { Choice } from '../choice/choice.ts';
import { restedChoice } from '../choice/current.ts';
import { counts } from '../counts/counting.ts';
import { countOf } from '../figures.ts';
import { findAgain, isFinding, stopFinding } from './finding.ts';

/** Whether the words of the present choice are long in coming: those that rules take time for. */
const isSlow = signal(false);

/** Whether somebody stopped that. */
const isStopped = signal(false);

const patience = 500;

effect(() => {
  if (!isFinding.value) {
    isSlow.value = false;
    return undefined;
  }
  isStopped.value = false;
  const timer = setTimeout(() => (isSlow.value = true), patience);
  return () => clearTimeout(timer);
});

/** While rules are kept between many words: how many pass, and a way to stop. The words on screen stay. */
export function Keeping() {
  const isShown = silence.value === undefined && hasRules(restedChoice.value);
  if (!isShown || !(isSlow.value || isStopped.value)) return <div class="notice" role="status" />;
  return (
    <div class="notice shown" role="status">
      {isStopped.value ? 'Stopped. These are the words from before.' : keepingText()}{' '}
      <button type="button" class="link" onClick={isStopped.value ? findAgain : stop}>
        {isStopped.value ? 'Go on' : 'Stop'}
      </button>
    </div>
  );
}

function hasRules({ rules, split }: Choice): boolean {
  return Object.keys(rules).length > 0 || split !== '';
}

function keepingText(): string {
  const total = counts.value?.total;
  return total === undefined ? 'Keeping rules …' : `Keeping rules between ${countOf(total, 'word')} …`;
}

function stop(): void {
  stopFinding();
  isStopped.value = true;
}
