/** Somebody waits for the answer: the words database gets this long, a second try included, before the answer is 503. */
export const answerMilliseconds = 7000;

/** What asks for health gives up after a second or two, and wants to know by then. */
export const healthMilliseconds = 600;
