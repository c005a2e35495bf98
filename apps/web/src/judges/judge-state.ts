import { computed, signal } from '@preact/signals';
import type { JudgeAgreement, JudgeList } from '@word-list/domain/api/client';
import { attributes, type AttributeName } from '@word-list/domain/vocabulary';
import { address, go } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';

/** Who rates words. */
export type Judge = JudgeList['judges'][number];

/** What two judges make of one scale. */
export type ScaleAgreement = JudgeAgreement['scales'][number];

const isHere = computed(() => address.value.path === '/judges');

/** Grows when something was changed that the judges show. */
const changes = signal(0);

/** All judges, those first who are believed first. */
export const judges = keepAsking(
  computed(() => (isHere.value ? changes.value : undefined)),
  async (_, giveUp): Promise<readonly Judge[]> => bodyOf(await ask(giveUp).listJudges({}), 200).judges,
);

/** Reads the judges once more, after a change. */
export function readJudgesAgain(): void {
  changes.value += 1;
}

/** What of the page its address holds. */
interface Compared {
  readonly first: string;
  /** Undefined where there is one judge only. */
  readonly second: string | undefined;
}

/** Which two are compared: those that the address names, or the two that are believed most and know words. */
export const compared = computed((): Compared | undefined => {
  const known = judges.last.value?.answer.filter(({ words }) => words > 0) ?? [];
  const named = new URLSearchParams(address.value.search);
  const pick = (name: string | null, others: readonly Judge[]): string | undefined =>
    (known.find(({ id }) => id === name) ?? others[0])?.id;
  const first = pick(named.get('first'), known);
  if (first === undefined) return undefined;
  const others = known.filter(({ id }) => id !== first);
  // People come first: how far a machine agrees with them says more.
  const people = others.filter(({ kind }) => kind === 'norms');
  const second = pick(named.get('second'), [...people, ...others]);
  return { first, second: second === first ? others[0]?.id : second };
});

/** Looks at other judges, another scale, or another limit: the address has it. */
export function lookAt(change: Readonly<Record<string, string>>): void {
  const kept = Object.fromEntries(new URLSearchParams(address.peek().search));
  const { first, second } = compared.peek() ?? {};
  const pair = { ...(first !== undefined && { first }), ...(second !== undefined && { second }) };
  go(`/judges?${new URLSearchParams({ ...kept, ...pair, ...change }).toString()}`, { replace: true });
}

/** A pair as a text: while it stays the same, nothing is asked. */
const pair = computed(() => {
  const { first, second } = compared.value ?? {};
  return !isHere.value || first === undefined || second === undefined ? undefined : `${first} ${second}`;
});

/** How far the two agree. */
export const agreement = keepAsking(pair, async (ids, giveUp): Promise<JudgeAgreement> => {
  const [id = '', other = ''] = ids.split(' ');
  return bodyOf(await ask(giveUp).compareJudges({ path: { id }, query: { with: other } }), 200);
});

/** The figures of the two that are compared; undefined while they are not there. */
export const agreed = computed((): JudgeAgreement | undefined => {
  const found = agreement.last.value;
  return found?.question === pair.value ? found?.answer : undefined;
});

/**
 * The scale that is open: the one of the address, else the first; `none` where they know no word in common.
 */
export const openOf = computed(() => {
  const found = agreed.value;
  if (found === undefined) return undefined;
  const some = found.scales.filter(({ words }) => words > 0);
  const named = new URLSearchParams(address.value.search).get('scale');
  const of = some.find(({ scale }) => scale === named) ?? some[0];
  return of === undefined ? 'none' : { pair: found, of };
});

/** Whether the two are compared, or there is nothing to compare: what is below does not move any more. */
export const isCompared = computed(
  () => pair.value === undefined || openOf.value !== undefined || agreement.refused.value !== undefined,
);

/** How many words each of the two knows on each scale, by the judge's id. */
export const known = keepAsking(
  computed(() => {
    const { first, second } = compared.value ?? {};
    return !isHere.value || first === undefined ? undefined : [first, second ?? ''].join(' ').trim();
  }),
  async (ids, giveUp): Promise<Readonly<Record<string, KnownWords>>> => {
    const found: Record<string, KnownWords> = {};
    const ranked = judges.last.peek()?.answer.filter(({ rank }) => rank !== null) ?? [];
    // One by one: the server may have to read a judge's words first. Those of the only one with a rank are what it serves.
    for (const judge of ids.split(' ')) {
      const query = ranked.length === 1 && ranked[0]?.id === judge ? {} : { judge };
      const { scales, total } = bodyOf(await ask(giveUp).getCounts({ query }), 200);
      const counts = attributes.map(({ name }) => [name, total - scales[name].unknown]);
      found[judge] = Object.fromEntries(counts) as KnownWords;
    }
    return found;
  },
);

type KnownWords = Readonly<Record<AttributeName, number>>;
