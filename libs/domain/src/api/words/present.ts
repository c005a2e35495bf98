type Optional<Values> = {
  [Name in keyof Values]: undefined extends Values[Name] ? Name : never;
}[keyof Values];

/** The values, without the names of those that are undefined. */
export function present<Values extends object>(
  values: Values,
): Omit<Values, Optional<Values>> & { [Name in Optional<Values>]?: Exclude<Values[Name], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as ReturnType<typeof present<Values>>;
}
