/** Rows in columns as wide as they need; for programs with tabs and nothing else. */
export function tableText(rows: readonly (readonly string[])[], plain: boolean): string {
  if (plain) return rows.map((row) => `${row.join('\t')}\n`).join('');
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
