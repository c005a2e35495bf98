import { inFile } from './in-file.ts';
import type { Mutation } from './mutation.ts';

const views = 'libs/domain/src/views';
const snapshot = 'libs/db/src/word-snapshot';

/** Guards of published views left out, one at a time: the tests of views have to notice. */
export const plantedViews: readonly Mutation[] = [
  ...inFile(`${views}/open-view.ts`, 'view tests', [
    [
      'view-any-object',
      'an object is used that is not the one of its row',
      'if (sha256Hex(packed) !== pointer.sha256)',
      'if (packed.length === 0)',
    ],
    [
      'view-any-judge',
      'what another judge holds is taken for what this one does',
      'view.judge !== judge || ',
      '',
    ],
    ['view-any-epoch', 'an object of another database is used', 'view.epoch !== pointer.epoch || ', ''],
    [
      'view-any-revision',
      'an older object is taken for a newer one',
      ' || view.revision !== pointer.revision',
      '',
    ],
  ]),
  ...inFile(`${views}/read-view.ts`, 'view tests', [
    [
      'view-unsummed',
      'damaged bytes are read',
      'new Uint32Array(fixed.buffer)[places.checksum] !== sum >>> 0',
      'arrays.length === 0',
    ],
    ['view-unsorted', 'texts are taken in any order', '!areInOrder({ texts, ends })', 'ends.length < 0'],
  ]),
  ...inFile(`${views}/view-layout.ts`, 'view tests', [
    [
      'view-any-version',
      'an object of another layout is read in this one',
      'format: z.literal(viewFormat)',
      'format: z.string()',
    ],
  ]),
  ...inFile(`${snapshot}/load-snapshot.ts`, 'view tests', [
    ['view-of-other-epoch', 'a row of another database is followed', 'pointer.epoch === epoch && ', ''],
    ['view-of-purged', 'a view from before a purge is used', 'pointer.purges === purges && ', ''],
    ['view-newer', 'a view is used that is newer than the database', ' && pointer.revision <= revision', ''],
    [
      'view-not-caught-up',
      'what has changed since a view was published is not read',
      'revision: bases[at]?.revision ?? -1n',
      'revision: bases[at]?.revision === undefined ? -1n : head.revision',
    ],
    [
      'view-once',
      'an object that has made room for a newer one is not looked for again',
      'const again = await options.readings.head();',
      'const again = { ...head, published: new Map() };',
    ],
    [
      'view-endless',
      'all opinions are read from the database, however many',
      "if (changes === undefined) return 'not published';",
      'if (changes === undefined) return loadFrom({ readings, formOf, maxWords, maxOpinions: Infinity }, { head, view }, bases);',
    ],
    [
      'view-forgets',
      'words are told without what is not published',
      "if (changes === undefined) return 'not published';",
      'if (changes === undefined) return snapshotOfAll(judges.map((judge, at) => ({ judge, table: bases[at]?.table ?? emptyTable, changes: [] })), makeSharedValues({ view, formOf }), head.revision);',
    ],
    [
      'view-ranks-left',
      'judges that change places leave words as they were',
      'if (nameOf(shared.view) !== nameOf(head.view)) return undefined;',
      '',
    ],
    [
      'view-purges-left',
      'what was deleted of a judge stays in memory',
      'return `${id}/${String(purges)}`',
      'return purges < 0 ? `` : id',
    ],
  ]),
  ...inFile(`${snapshot}/read-changes.ts`, 'view tests', [
    ['view-any-many', 'more opinions are read than may be', 'if (count > most) return undefined;', ''],
  ]),
  ...inFile(`${snapshot}/snapshot-keeper.ts`, 'view tests', [
    [
      'reader-any-epoch',
      'words of the database that was there before are only brought up',
      'old.head.epoch === head.epoch && ',
      '',
    ],
    [
      'reader-epoch-unseen',
      'another epoch with the same revision is not noticed',
      'kept.head.epoch !== head.epoch || ',
      '',
    ],
    [
      'reader-refused-for-good',
      'words that were not published when an instance began are never read by it',
      'return source.isWorthATry?.(kept.head, head) === true;',
      'return false;',
    ],
    [
      'reader-without',
      'SQL is asked for more opinions than it may be',
      "if (kept?.made === 'not published')",
      "if (kept?.made === 'not published' && kept.made.length === 0)",
    ],
  ]),
  ...inFile(`${views}/publish-view.ts`, 'view tests', [
    [
      'publish-other-epoch',
      'a view goes on from one of another database',
      'published?.epoch !== epoch || published.purges !== purges',
      'published === undefined || published.purges !== purges',
    ],
    [
      'publish-purged',
      'a view goes on from one before a purge',
      'published?.epoch !== epoch || published.purges !== purges',
      'published?.epoch !== epoch',
    ],
    [
      'publish-damaged',
      'a view that cannot be read is never published again',
      'if (!(error instanceof ViewRefused)) throw error;',
      'throw error;',
    ],
    [
      'publish-leaves',
      'objects that nobody is led to stay',
      'if (isPointed) await removeObject(objects, published?.previous);',
      'if (isPointed) await removeObject(objects, undefined);',
    ],
    [
      'publish-removes-last',
      'the object goes that readers may be on their way to',
      'await removeObject(objects, published?.previous);',
      'await removeObject(objects, published?.object);',
    ],
    [
      'publish-leaves-own',
      'the object of a late publisher stays',
      'else await removeOwn(ports, { judge, object, epoch, revision });',
      '',
    ],
    [
      'publish-removes-shared',
      'the second of two publishers removes what both have made',
      'if (now === undefined || now.object === object || now.previous === object) return;',
      'if (now === undefined) return;',
    ],
    [
      'publish-failed-first',
      'a judge that cannot be published holds up all others',
      'except: [...failed]',
      'except: []',
    ],
    [
      'publish-too-far',
      'a view says that it knows more than it does',
      'revision: changes.upTo }',
      'revision: upTo + 1n }',
    ],
    [
      'publish-one-too-late',
      'changes of the first new revision are left out',
      'after: state.revision,',
      'after: state.revision + 1n,',
    ],
  ]),
  ...inFile(`${views}/change-table.ts`, 'view tests', [
    ['view-never-gone', 'what was taken back stays', 'if (!gone) blocks', 'blocks'],
    [
      'view-twice',
      'a word that has changed is there twice',
      'old = next < table.size && compareRows(table, next, [fresh, at]) === 0 ? next + 1 : next;',
      'old = next;',
    ],
  ]),
];
