/**
 * What the provider sends of a type of its SDK: a field that does not apply is there, and null. A field that the type does
 * not have does not compile.
 */
export type AsSent<Sent> = {
  [Name in keyof Sent]-?: undefined extends Sent[Name] ? Exclude<Sent[Name], undefined> | null : Sent[Name];
};
