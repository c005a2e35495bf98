interface Range {
  readonly type: string;
  readonly quality: number;
}

/**
 * The offer that an Accept or Accept-Encoding header prefers: the first one without a header, undefined where none
 * will do.
 */
export const negotiate = <Offer extends string>(
  header: string | null | undefined,
  offers: readonly Offer[],
): Offer | undefined => {
  if (header === null || header === undefined || header.trim() === '') return offers[0];
  const ranges = readRanges(header);
  const rated = offers.map((offer) => ({ offer, quality: qualityFor(ranges, offer) }));
  const best = rated.reduce((left, right) => (right.quality > left.quality ? right : left), {
    offer: undefined as Offer | undefined,
    quality: 0,
  });
  return best.offer;
};

function readRanges(header: string): Range[] {
  return header.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';');
    return { type: type.trim().toLowerCase(), quality: qualityOf(parameters) };
  });
}

function qualityOf(parameters: readonly string[]): number {
  const found = parameters.map((text) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(text)?.[1]).find(Boolean);
  return found === undefined ? 1 : Math.min(1, Number(found));
}

function qualityFor(ranges: readonly Range[], offer: string): number {
  const closest = ranges
    .map(({ type, quality }) => ({ close: closeness(type, offer), quality }))
    .sort((a, b) => b.close - a.close)[0];
  return closest === undefined || closest.close === 0 ? 0 : closest.quality;
}

/** How exactly a range names an offer: 0 not at all, 3 by its full name. */
function closeness(range: string, offer: string): number {
  if (range === offer) return 3;
  if (range === `${offer.split('/')[0] ?? ''}/*`) return 2;
  return range === '*/*' || range === '*' ? 1 : 0;
}
