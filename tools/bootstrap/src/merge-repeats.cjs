'use strict';

/**
 * How close together, in milliseconds, equal signals count as one: Ctrl-C reaches every process of the
 * terminal, and npm and the bootstrap pass it on to those that have it already.
 */
const repeatWindow = 400;

/** Tells for each signal whether it is a new one, or one that came by a second way. */
const makeRepeatFilter = (now) => {
  const last = {};
  return (signal) => {
    const time = now();
    const isNew = last[signal] === undefined || time - last[signal] > repeatWindow;
    if (isNew) last[signal] = time;
    return isNew;
  };
};

module.exports = { makeRepeatFilter };
