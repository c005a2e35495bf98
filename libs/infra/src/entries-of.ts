/** Object.entries that keeps the keys' type; for records that are written out in full, as those of the topology. */
export const entriesOf = <Name extends string, Entry>(
  record: Readonly<Record<Name, Entry>>,
): (readonly [Name, Entry])[] => {
  const names = Object.keys(record) as Name[];
  return names.map((name) => [name, record[name]]);
};
