interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Asking for work is what shows that a process is idle, the first time as well as after each answer. */
export const makeIdleGate = () => {
  let isOpen = false;
  let broken: Error | undefined;
  let wake = (): void => undefined;
  let first = (): void => undefined;
  let never = (_: Error): void => undefined;
  const firstOpened = new Promise<void>((resolve, reject) => {
    first = resolve;
    never = reject;
  });
  return {
    /** Fails when it breaks before. */
    firstOpened,
    open(): void {
      isOpen = true;
      first();
      wake();
    },
    break(error: Error): void {
      broken ??= error;
      never(broken);
      wake();
    },
    /** Throws what broke the gate. One at a time. */
    async enter(): Promise<void> {
      if (!isOpen && broken === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (broken !== undefined) throw broken;
      isOpen = false;
    },
  };
};

/** Keeps the one invocation that is under way. */
export const makePending = () => {
  let pending: Pending | undefined;
  const take = (): Pending | undefined => {
    const taken = pending;
    pending = undefined;
    return taken;
  };
  return {
    open: (): Promise<unknown> =>
      new Promise((resolve, reject) => {
        pending = { resolve, reject };
      }),
    resolve: (answer: unknown) => take()?.resolve(answer),
    reject: (error: Error) => take()?.reject(error),
  };
};
