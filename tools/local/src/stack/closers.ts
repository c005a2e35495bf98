/** What has to be undone, in the reverse of the order in which it was done. */
export const makeClosers = () => {
  const closers: (() => Promise<void> | void)[] = [];
  let isClosing = false;
  return {
    add(close: () => Promise<void> | void): void {
      closers.push(close);
    },
    /** True from the moment closing began: what ends now was asked to. */
    isClosing: () => isClosing,
    /** Closes everything, also when one of them fails; then throws the first failure. */
    async closeAll(): Promise<void> {
      isClosing = true;
      const failures: unknown[] = [];
      for (let close = closers.pop(); close !== undefined; close = closers.pop()) {
        try {
          await close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
};

export type Closers = ReturnType<typeof makeClosers>;
