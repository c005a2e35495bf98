import type { ScoreRange, WordCatalogue, WordFilter } from '@word-list/domain';
import type pg from 'pg';

/** Something to measure. `predecessor` is how the system before this one asked for the same. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<unknown>;
  readonly predecessor?: () => Promise<unknown>;
  /** The request that asks for it. */
  readonly url: string;
}

/** In hundredths. */
const ranges = {
  commonness: { min: 200, max: 500 },
  offensiveness: { min: 0, max: 0 },
  complexity: { min: 0, max: 200 },
  sentiment: { min: 100, max: 500 },
} as const satisfies Record<string, ScoreRange>;

type Ranges = Partial<Record<keyof typeof ranges, ScoreRange>>;

const twoFilters: Ranges = { commonness: ranges.commonness, offensiveness: ranges.offensiveness };

interface World {
  readonly catalogue: WordCatalogue;
  readonly client: pg.Client;
  readonly texts: readonly string[];
}

type Draw = ReturnType<typeof makeDraw>;

const byText = { by: 'text', descending: false } as const;

const patterns = { prefix: ['inter*'], wildcard: ['a??le', '?a?le', '*ough*'] };

/** Reads of the words database, each beside what the predecessor did for it, if it did anything. */
export const makeCases = (world: World): Case[] => {
  const draw = makeDraw(world.texts);
  return [
    { name: 'single word', run: () => world.catalogue.find(draw.text()), url: '/api/words/abandon' },
    ...samples(world, draw),
    ...pages(world, draw),
    ...searches(world),
    ...totals(world),
    {
      name: 'counts, 4 filters',
      run: () => world.catalogue.counts({ filter: filterOf(ranges) }),
      url: `/api/counts?${searchOf(ranges).slice(1)}`,
    },
  ];
};

/** Cases draw another word, seed or position each time, so that no answer stands ready. */
function makeDraw(texts: readonly string[]) {
  let step = 0;
  const next = () => (step += 1);
  return { seed: next, text: () => texts[(next() * 7919) % texts.length] ?? '' };
}

function samples({ catalogue, client }: World, draw: Draw): Case[] {
  return Object.entries({ 'no filter': {}, '2 filters': twoFilters, '4 filters': ranges }).map(
    ([name, of]) => ({
      name: `sample of 100, ${name}`,
      run: () =>
        catalogue.page({ filter: filterOf(of), order: { by: 'random', seed: draw.seed() }, limit: 100 }),
      predecessor: () => client.query({ ...predecessorSample(of), values: [String(draw.seed())] }),
      url: `/api/words?take=100&seed=7${searchOf(of)}`,
    }),
  );
}

function filterOf(of: Ranges, more: Partial<WordFilter> = {}): WordFilter {
  return {
    ranges: of,
    types: [],
    ...more,
  };
}

/** Its query, with the one hash of text that PostgreSQL and CockroachDB both have in place of fnv64. */
function predecessorSample(of: Ranges) {
  return {
    name: `predecessor ${Object.keys(of).length}`,
    text: `SELECT * FROM opinions WHERE ${conditionOf(of)} ORDER BY md5(concat($1::text, text)) LIMIT 100`,
  };
}

function conditionOf(of: Ranges): string {
  const conditions = Object.entries(of).map(([name, { min, max }]) => `${name} BETWEEN ${min} AND ${max}`);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

function searchOf(of: Ranges): string {
  return Object.entries(of)
    .map(([name, { min, max }]) => `&${name}=${min / 100}..${max / 100}`)
    .join('');
}

function pages({ catalogue }: World, draw: Draw): Case[] {
  return Object.entries({ 'page of 100': {}, 'page of 100, 4 filters': ranges }).map(([name, of]) => ({
    name,
    run: () => {
      const text = draw.text();
      return catalogue.page({ filter: filterOf(of), order: byText, limit: 100, after: { value: 0, text } });
    },
    url: `/api/words?limit=100${searchOf(of)}`,
  }));
}

function searches({ catalogue }: World): Case[] {
  return Object.entries(patterns).flatMap(([kind, texts]) =>
    texts.map((text) => ({
      name: `${kind} ${text}`,
      run: () => catalogue.page({ filter: filterOf({}, { text }), order: byText, limit: 100 }),
      url: `/api/words?text=${encodeURIComponent(text)}`,
    })),
  );
}

function totals({ catalogue }: World): Case[] {
  return Object.entries({ 'no filter': {}, '4 filters': ranges }).map(([name, of]) => ({
    name: `total, ${name}`,
    run: () => catalogue.count(filterOf(of)),
    url: `/api/words?total=true&limit=1${searchOf(of)}`,
  }));
}
