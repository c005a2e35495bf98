export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
}

/** Throws unless the operator has named the stage that is about to be destroyed. */
export const requireConfirmed = (stage: string, confirmed: string | undefined): void => {
  if (confirmed !== stage)
    throw new NotConfirmed(
      `This deletes the stage with all its words. Set CONFIRM_DESTROY=${stage} to go on`,
    );
};
