export interface BootstrapSettings {
  readonly account: string;
  readonly region: string;
  readonly stage: string;
  readonly stateBucket: string;
  /** `<owner>/<name>` of the repository whose workflows deploy. */
  readonly repository: string;
}

/** One thing that has to be there: `check` succeeds when it is, `make` makes it. Without a check, making it again is harmless. */
export interface BootstrapStep {
  readonly title: string;
  readonly check?: readonly string[];
  readonly make: readonly string[];
}
