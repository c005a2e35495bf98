'use strict';

// Without a network npm tries every package three times before it gives up: five minutes were measured.
const secondFailures = 10;
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
      failures += (text.match(/ attempt [2-9] failed with /g) || []).length;
    },
    /** Whether nothing came in a long time, or nothing but failures at the second try as well. */
    isUnreachable: () => !hasAnswered && (failures >= secondFailures || now() - started > silence),
  };
};

module.exports = { makeRegistryWatch };
