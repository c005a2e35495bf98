import { apiFaults } from './api-faults.ts';
import { databaseFaults } from './database-faults.ts';
import { functionDeaths } from './function-deaths.ts';
import { modelFaults } from './model-faults.ts';
import { queueFaults } from './queue-faults.ts';
import { sourceFaults } from './source-faults.ts';
import { storeFaults } from './store-faults.ts';
import { timeAndLoad } from './time-and-load.ts';
import type { ServiceFaults } from './scheduled-fault.ts';

/** What can go wrong, service by service. `docs/faults.md` is made from this. */
export const faultSchedule: readonly ServiceFaults[] = [
  ...queueFaults,
  ...functionDeaths,
  ...storeFaults,
  ...databaseFaults,
  ...sourceFaults,
  ...modelFaults,
  ...timeAndLoad,
  ...apiFaults,
];
