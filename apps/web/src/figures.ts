const grouped = new Intl.NumberFormat('en-US');

/** `18,102` */
export function figure(count: number): string {
  return grouped.format(count);
}

/** `1 line`, `1,204 lines` */
export function countOf(count: number, noun: string): string {
  return `${figure(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A score as people read it: `−2.5`. */
export function signed(score: number): string {
  return String(score).replace('-', '−');
}

/** A correlation: `−0.12`. */
export function rho(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

/** Millionths of a dollar as dollars: `$0.42`; what is less than a cent by two digits that say something. */
export function money(microUsd: number): string {
  const dollars = microUsd / 1e6;
  return dollars === 0 || dollars >= 0.01 ? `$${dollars.toFixed(2)}` : `$${dollars.toPrecision(2)}`;
}

/** `14:02`, in the reader's zone. */
export function clockTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
