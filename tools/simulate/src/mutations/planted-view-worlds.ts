import { inFile } from './in-file.ts';
import type { Mutation } from './mutation.ts';

const views = 'libs/domain/src/views';
const snapshot = 'libs/db/src/word-snapshot';

/** Mistakes with published views that readers of worlds notice. Where one guard stands behind another, tests have to. */
export const plantedViewWorlds: readonly Mutation[] = [
  ...inFile(`${views}/open-view.ts`, 'worlds', [
    [
      'published-unsummed',
      'an object is read whatever its checksum',
      'if (sha256Hex(packed) !== pointer.sha256)',
      'if (packed.length === 0)',
      'view-swapped',
    ],
  ]),
  ...inFile(`${snapshot}/load-snapshot.ts`, 'worlds', [
    [
      'published-any-epoch',
      'what another database has published is read',
      'pointer.epoch === epoch && ',
      '',
      'database-restored',
    ],
    [
      'published-newer',
      'a view is read that is newer than the database',
      ' && pointer.revision <= revision',
      '',
      'database-restored',
    ],
    [
      'published-stale',
      'what has changed since a view was published is not read',
      'revision: bases[at]?.revision ?? -1n',
      'revision: bases[at]?.revision === -1n ? -1n : head.revision',
    ],
  ]),
  ...inFile(`${snapshot}/snapshot-keeper.ts`, 'worlds', [
    [
      'kept-any-epoch',
      'words of the database that was there before are only brought up',
      'old.head.epoch === head.epoch && ',
      '',
      'database-restored',
    ],
    [
      'kept-newer',
      'words that are newer than the database are kept',
      ' && old.made.revision <= head.revision',
      '',
      'database-restored',
    ],
  ]),
  ...inFile(`${views}/publish-view.ts`, 'worlds', [
    [
      'published-on-another',
      'a view goes on from one of another database',
      'published?.epoch !== epoch || published.purges !== purges',
      'published === undefined || published.purges !== purges',
      'database-restored',
    ],
    [
      'published-first',
      'readers are led to an object before it is there',
      'await objects.put(object, bytes);',
      'void Promise.resolve().then(() => objects.put(object, bytes)).catch(() => undefined);',
    ],
    [
      'published-removed',
      'the object goes that readers may be on their way to',
      'await removeObject(objects, published?.previous);',
      'await removeObject(objects, published?.object);',
    ],
    [
      'published-without',
      'changes of the first new revision are left out of a view',
      'after: state.revision,',
      'after: state.revision + 1n,',
    ],
    [
      'published-too-far',
      'a view says that it knows more than it does',
      'revision: changes.upTo }',
      'revision: upTo + 1n }',
      'edit',
    ],
  ]),
  ...inFile(`${views}/change-table.ts`, 'worlds', [
    [
      'published-for-good',
      'what was taken back stays in published views',
      'if (!gone) blocks',
      'blocks',
      'edit',
    ],
  ]),
  ...inFile('libs/domain/src/testing/rows/row-view-ledger.ts', 'worlds', [
    [
      'published-late',
      'a late publisher leads readers back',
      `!isOfNow(tables, judge, to) || there?.object !== instead?.object) return false;
    if (there !== undefined && isBehind(to, there)) return false;`,
      '!isOfNow(tables, judge, to)) return false;',
      'view-late',
    ],
  ]),
];
