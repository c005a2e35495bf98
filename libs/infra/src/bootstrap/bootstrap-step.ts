export interface BootstrapSettings {
  readonly account: string;
  readonly region: string;
  readonly stage: string;
  readonly stateBucket: string;
  /** The repository whose workflows deploy. */
  readonly repository: GitHubRepository;
}

/** The ids are numbers that stay when an account or a repository is renamed. */
export interface GitHubRepository {
  readonly owner: string;
  readonly ownerId: string;
  readonly name: string;
  readonly nameId: string;
}

/** One thing that has to be there: `check` succeeds when it is, `make` makes it. Without a check, making it again is harmless. */
export interface BootstrapStep {
  readonly title: string;
  readonly check?: readonly string[];
  readonly make: readonly string[];
}
