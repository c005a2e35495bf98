export interface UpstreamProblem {
  /** What is wrong, for people, with the server's own words. */
  readonly words: string;
  /** Unix milliseconds: since when. */
  readonly since: number;
}

/** Why a server answers nothing just now. */
export interface UpstreamStatus {
  /** Undefined while all is well, as far as anybody knows. */
  problem(): UpstreamProblem | undefined;
  /** Nothing goes through; a problem that lasts keeps its beginning. */
  fail(words: string): void;
  recover(): void;
}

export const makeUpstreamStatus = (clock: () => number): UpstreamStatus => {
  let current: UpstreamProblem | undefined;
  return {
    problem: () => current,
    fail(words) {
      current = { words, since: current?.since ?? clock() };
    },
    recover() {
      current = undefined;
    },
  };
};
