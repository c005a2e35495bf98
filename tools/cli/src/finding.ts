/** One thing that was looked at in a list. */
export interface Finding {
  /** Undefined where it could not be told. */
  readonly holds: boolean | undefined;
  readonly text: string;
}
