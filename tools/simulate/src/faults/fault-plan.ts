import { drawOf, makeRandom } from '../engine/random.ts';
import { faultKinds, lastingFaults, type FaultKind } from './fault-kinds.ts';

/** A fault that struck: where, and which. `place: kind` is enough to inject it again. */
export interface Strike {
  readonly place: string;
  readonly kind: FaultKind;
}

/** Decides where a seed's faults strike. */
export interface FaultPlan {
  /**
   * The fault that strikes at this place, if any. A place has a name of its own and is asked about once. Where other
   * faults rarely come a function dies with `deathChance` on either side, also when other faults have stopped.
   */
  strike(place: string, kinds: readonly FaultKind[], deathChance?: number): FaultKind | undefined;
  /** From now on nothing strikes any more, but for what nobody waits for. */
  stop(): void;
  readonly isOver: boolean;
  readonly struck: readonly Strike[];
}

/** How likely a kind of fault is switched on in a seed. */
const onChance = 0.3;
/** How much oftener a kind strikes that is needed. */
const neededStrength = 6;

type Rates = ReadonlyMap<FaultKind, number>;

type Decide = (place: string, kinds: readonly FaultKind[]) => FaultKind | undefined;

interface Decisions {
  readonly decide: Decide;
  /** Faults at most, apart from those at rare places. */
  readonly most: number;
  /** What strikes a rare place although faults have stopped. */
  readonly decideRare: (place: string, deathChance: number) => FaultKind | undefined;
}

/**
 * The faults of a seed; kinds that are needed are switched on whatever the seed says. Whether one strikes depends on
 * the seed and the place alone, not on the other faults.
 */
export const seededPlan = (seed: number, needs: readonly FaultKind[] = []): FaultPlan => {
  const rates = ratesOf(seed, needs);
  return makePlan({
    decide: (place, kinds) => choose(drawOf(seed, place), kinds, rates),
    most: makeRandom(seed, 'most').between(3, 40),
    decideRare: rareDeaths(seed),
  });
};

/** Exactly these faults, where they can strike. */
export const chosenPlan = (strikes: readonly Strike[]): FaultPlan => {
  const chosen = new Map(strikes.map(({ place, kind }) => [place, kind]));
  const decide: Decide = (place, kinds) => {
    const kind = chosen.get(place);
    return kind !== undefined && kinds.includes(kind) ? kind : undefined;
  };
  return makePlan({ decide, most: Infinity, decideRare: (place) => chosen.get(place) });
};

export const noFaults = (): FaultPlan => chosenPlan([]);

/** Few kinds at a time, each often enough to meet itself: that finds more than a little of everything. */
function ratesOf(seed: number, needs: readonly FaultKind[]): Rates {
  const random = makeRandom(seed, 'rates');
  const strength = 0.5 + 2.5 * random.next();
  const kinds = Object.keys(faultKinds) as FaultKind[];
  return new Map(
    kinds
      .filter((kind) => random.chance(onChance) || needs.includes(kind))
      .map((kind) => [kind, faultKinds[kind].rate * (needs.includes(kind) ? neededStrength : strength)]),
  );
}

function makePlan({ decide, most, decideRare }: Decisions): FaultPlan {
  const struck: Strike[] = [];
  let over = false;
  return {
    struck,
    get isOver() {
      return over;
    },
    stop: () => {
      over = true;
    },
    strike: (place, kinds, deathChance = 0) => {
      const able = over ? kinds.filter((kind) => lastingFaults.includes(kind)) : kinds;
      const isQuiet = able.length === 0 || struck.length >= most;
      const kind =
        (isQuiet ? undefined : decide(place, able)) ??
        (deathChance > 0 ? decideRare(place, deathChance) : undefined);
      if (kind !== undefined) struck.push({ place, kind });
      return kind;
    },
  };
}

function choose(draw: number, kinds: readonly FaultKind[], rates: Rates): FaultKind | undefined {
  let up = 0;
  for (const kind of kinds) {
    up += rates.get(kind) ?? 0;
    if (draw < up) return kind;
  }
  return undefined;
}

/** Each rare call of a function is died at once a seed, so that the function comes past it at last. */
function rareDeaths(seed: number): Decisions['decideRare'] {
  const died = new Set<string>();
  return (place, chance) => {
    const draw = drawOf(seed, `rare/${place}`);
    const call = withoutNumbers(place);
    if (died.has(call) || draw >= 2 * chance) return undefined;
    died.add(call);
    return draw < chance ? 'crash-before' : 'crash-after';
  };
}

function withoutNumbers(place: string): string {
  return place.replace(/#\d+\/\d+/u, '');
}
