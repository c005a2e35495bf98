'use strict';

// Without a network npm tries each of hundreds of packages three times before it gives up: five minutes
// were measured. A hiccup is over sooner than `hiccup`; both are in milliseconds.
const fewFailures = 10;
const hiccup = 15000;
const silence = 120000;

/**
 * Follows what npm writes at the log level `http`, to tell early that no registry answers.
 * `now` gives milliseconds.
 */
const makeRegistryWatch = (now) => {
  const started = now();
  let hasAnswered = false;
  let failures = 0;
  return {
    read: (text) => {
      if (/npm http (fetch GET (2\d\d|304)|cache) /.test(text)) hasAnswered = true;
      failures += (text.match(/ attempt \d failed with /g) || []).length;
    },
    /** Whether nothing came but failures, or nothing at all in a long time. */
    isUnreachable: () => {
      const time = now() - started;
      return !hasAnswered && (time > silence || (time > hiccup && failures >= fewFailures));
    },
  };
};

module.exports = { makeRegistryWatch };
