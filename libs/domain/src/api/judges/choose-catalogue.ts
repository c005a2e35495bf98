import { chooseView } from '../../judges/choose-view.ts';
import type { WordCatalogue } from '../../ports/word-catalogue.ts';

/** The words as the judges show them that a request chooses. Throws InvalidInput. */
export const chooseCatalogue = async (
  catalogue: WordCatalogue,
  judge: string | undefined,
): Promise<WordCatalogue> =>
  judge === undefined ? catalogue : catalogue.seenBy(chooseView(await catalogue.judges(), judge));
