import { hash32 } from '@word-list/domain';
import type { ViewRow } from '@word-list/domain/testing';
import type { World } from './world.ts';
import type { WorldPorts } from './world-ports.ts';

type Views = Pick<WorldPorts, 'views' | 'viewObjects'>;
type WatchedWorld = Pick<World, 'checkers' | 'tables' | 'scheduler' | 'faults'>;

/** An old row comes back within this time. */
const longestMs = 600_000;

/** The ports of published views, with a look at each call that takes effect. */
export const watchedViews = ({ views, viewObjects }: Views, world: WatchedWorld): Views => ({
  views: {
    ...views,
    point: async (to, instead) => {
      const before = world.tables.views.current.get(to.judge);
      const isPointed = await views.point(to, instead);
      if (!isPointed) return false;
      world.scheduler.observe('views', `${to.judge} leads to ${to.object}`);
      world.checkers.views.onPoint(to.judge, before);
      if (before !== undefined && world.faults.strike(`${to.object} old`, ['view-old']))
        putBack(world, before, hash32(to.object) % longestMs);
      return true;
    },
  },
  viewObjects: {
    ...viewObjects,
    remove: async (key) => {
      world.checkers.views.onRemove(key);
      await viewObjects.remove(key);
    },
  },
});

function putBack({ checkers, tables, scheduler }: WatchedWorld, row: ViewRow, afterMs: number): void {
  scheduler.at(scheduler.now + afterMs, () => {
    scheduler.observe('views', `${row.judge} leads to ${row.object} again`);
    checkers.views.putBack();
    tables.views.put(row);
  });
}
