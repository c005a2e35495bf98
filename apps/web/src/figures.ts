const grouped = new Intl.NumberFormat('en-US');

/** `18,102` */
export function figure(count: number): string {
  return grouped.format(count);
}

/** `14:02`, in the reader's zone. */
export function clockTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
