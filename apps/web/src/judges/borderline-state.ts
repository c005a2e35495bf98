import { computed } from '@preact/signals';
import { attributes, type AttributeName } from '@word-list/domain/vocabulary';
import { address } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { writeRange } from '../choice/scale-range.ts';
import { scaleOf, type KnownScale } from '../counts/known-scale.ts';
import { token } from '../sign-in/token.ts';

/** A limit that lists are cut at, and the words just beyond it. */
export interface Limit {
  readonly scale: AttributeName;
  /** The whole step that it is at. */
  readonly step: number;
  /** Whether words up to it pass, or words from it on. */
  readonly isUpper: boolean;
}

/** A word beyond the limit, and how far. */
export interface Beyond {
  readonly text: string;
  readonly score: number;
}

/** The limits of a scale: less is better of what nobody wants, more of the rest. */
export function limitsOf({ name, min, max }: KnownScale): readonly Limit[] {
  const isUpper = unwanted.has(name);
  const steps = Array.from({ length: max - min }, (_, place) => min + place + (isUpper ? 0 : 1));
  return steps.map((step) => ({ scale: name, step, isUpper }));
}

/** A limit as the page's addresses write it: `offensiveness..0`, `commonness3..` */
export function writeLimit({ scale, step, isUpper }: Limit): string {
  return isUpper ? `${scale}..${step}` : `${scale}${step}..`;
}

const unwanted: ReadonlySet<string> = new Set<AttributeName>([
  'offensiveness',
  'culturalsensitivity',
  'complexity',
  'political',
  'nsfw',
]);

const all = attributes.flatMap(limitsOf);

/** The limit that the address names. */
export const limit = computed((): Limit | undefined => {
  const named = new URLSearchParams(address.value.search).get('review');
  return address.value.path === '/judges' ? all.find((one) => writeLimit(one) === named) : undefined;
});

const atOnce = 100;

/** The words just beyond the limit on which no editor has decided lately, the most common first. */
export const beyond = keepAsking(
  computed(() => (token.value === undefined ? undefined : limit.value)),
  async (of, giveUp): Promise<readonly Beyond[]> => {
    const query = {
      [of.scale]: writeRange({ known: reachOf(of), unknown: false }, scaleOf(of.scale)),
      order: '-commonness' as const,
      take: String(atOnce),
      limit: atOnce,
      format: 'json' as const,
    };
    const { words } = bodyOf(await ask(giveUp).listWords({ query }), 200);
    const log = bodyOf(await ask(giveUp).listCorrections({ query: { limit: atOnce } }), 200).corrections;
    const decided = log.filter(({ changes }) => changes.some(({ field }) => field === of.scale));
    const isDecided = new Set(decided.map(({ word }) => word));
    return words.flatMap(({ text, scores }) => {
      const score = scores?.[of.scale];
      return score === undefined || score === null || isDecided.has(text) ? [] : [{ text, score }];
    });
  },
);

/** The score of a word that belongs on the other side. */
export function otherSide({ step, isUpper }: Limit): number {
  return isUpper ? step : step - 1;
}

/** Less than a whole step beyond an upper limit up to one; from a lower limit up to the next step. In hundredths. */
function reachOf({ scale, step, isUpper }: Limit): readonly [number, number] {
  if (isUpper) return [step * 100 + 1, step * 100 + 100];
  return [step * 100, Math.min(step * 100 + 99, scaleOf(scale).max * 100)];
}
