/** Words that are on screen at first, and come on with each press. */
export const someWords = 500;
