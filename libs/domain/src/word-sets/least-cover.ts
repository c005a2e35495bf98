/** Edges between numbers, each in both directions. */
export type Neighbours = ReadonlyMap<number, ReadonlySet<number>>;

/** Numbers of one connected piece for which the least cover is looked for; larger ones are covered greedily. */
const mostExact = 24;

/**
 * Numbers without which no edge is left, as few as can be (a least vertex cover), piece by piece. Pieces of more
 * than 24 numbers are covered greedily: whoever has the most edges goes first; then `isExact` is false.
 */
export function leastCover(neighbours: Neighbours): { cover: Set<number>; isExact: boolean } {
  const cover = new Set<number>();
  let isExact = true;
  for (const piece of piecesOf(neighbours)) {
    const edges = new Map(piece.map((number) => [number, new Set(neighbours.get(number))]));
    const isSmall = piece.length <= mostExact;
    for (const number of isSmall ? coverExactly(edges) : coverGreedily(edges)) cover.add(number);
    isExact &&= isSmall;
  }
  return { cover, isExact };
}

function piecesOf(neighbours: Neighbours): number[][] {
  const seen = new Set<number>();
  const pieces: number[][] = [];
  for (const start of neighbours.keys()) {
    if (seen.has(start)) continue;
    const piece = new Set([start]);
    // What is added while the set is gone through is gone through too.
    for (const number of piece) for (const other of neighbours.get(number) ?? []) piece.add(other);
    for (const number of piece) seen.add(number);
    pieces.push([...piece]);
  }
  return pieces;
}

type Edges = Map<number, Set<number>>;

/** Either the number with the most edges is in the cover, or all its neighbours are. */
function coverExactly(edges: Edges): number[] {
  const busiest = busiestOf(edges);
  if (busiest === undefined) return [];
  const others = [...(edges.get(busiest) ?? [])];
  const without = coverExactly(removed(edges, [busiest]));
  if (others.length === 1) return [busiest, ...without];
  const within = coverExactly(removed(edges, others));
  return without.length + 1 <= within.length + others.length ? [busiest, ...without] : [...others, ...within];
}

/** Afterwards whoever is not needed is put back, so that no number of the cover could be spared alone. */
function coverGreedily(edges: Edges): number[] {
  let left: Edges = new Map([...edges].map(([number, others]) => [number, new Set(others)]));
  const cover = new Set<number>();
  for (let busiest = busiestOf(left); busiest !== undefined; busiest = busiestOf(left)) {
    cover.add(busiest);
    left = removeFrom(left, busiest);
  }
  for (const number of cover) {
    if ([...(edges.get(number) ?? [])].every((other) => cover.has(other))) cover.delete(number);
  }
  return [...cover];
}

/** The number with the most edges, the last of those; undefined where there is no edge. */
function busiestOf(edges: Edges): number | undefined {
  let busiest: number | undefined;
  let most = 1;
  for (const [number, { size }] of edges) {
    if (size > most || (size === most && (busiest === undefined || number > busiest))) {
      busiest = number;
      most = size;
    }
  }
  return busiest;
}

function removed(edges: Edges, numbers: readonly number[]): Edges {
  const copy: Edges = new Map([...edges].map(([number, others]) => [number, new Set(others)]));
  return numbers.reduce(removeFrom, copy);
}

function removeFrom(edges: Edges, number: number): Edges {
  for (const other of edges.get(number) ?? []) edges.get(other)?.delete(number);
  edges.delete(number);
  return edges;
}
