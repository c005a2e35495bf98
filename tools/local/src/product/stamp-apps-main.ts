import { stampApps } from './build-apps.ts';

// What `nx run local:apps` ends with: `npm start` in tests finds the bundles built, and does not put them into place again
// while other tests read them.
stampApps();
