/** Does one and then the other. Neither keeps the other from being done: a reader without a view reads from the database. */
export const thenPublish =
  (check: () => Promise<void>, publish: () => Promise<void>) => async (): Promise<void> => {
    const [checked] = await Promise.allSettled([check()]);
    await publish().finally(() => {
      if (checked.status === 'rejected') throw checked.reason;
    });
  };
