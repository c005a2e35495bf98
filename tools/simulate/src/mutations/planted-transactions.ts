import { inFile } from './in-file.ts';
import type { Mutation } from './mutation.ts';

const transactions = 'libs/domain/src/transactions';

/** Mistakes in what transactions decide; worlds live with them until one breaks a promise. */
export const plantedTransactions: readonly Mutation[] = [
  ...inFile(`${transactions}/claim-words.ts`, 'worlds', [
    [
      'rule-2-look',
      'known words are looked up before claiming, not after',
      'await knownOf(on, run, candidates)',
      'new Set<string>()',
    ],
    [
      'claim-known',
      'words that turned out to be known stay claimed',
      'if (dropped.length > 0) await on.deleteClaims(run.id, dropped);',
      '',
    ],
    [
      'claim-count',
      'words count as claimed as they were asked for, not as they were claimed',
      'const claimed = new Set(await on.insertClaims(at, texts));',
      'await on.insertClaims(at, texts); const claimed = new Set(texts);',
    ],
  ]),
  ...inFile(`${transactions}/classify.ts`, 'worlds', [
    [
      'rule-2',
      'a part is classified each time that its message comes',
      'if (!isNew || !asks) return;',
      'if (!asks) return;',
    ],
    [
      'rule-3',
      'a word that waits for another run counts as done',
      `if (taken.length > 0) await on.insertWaits({ runId, part }, taken);
  if (known.length > 0) await on.countMoved({ runId, part }, { known: known.length });`,
      'await on.countMoved({ runId, part }, { known: known.length + taken.length });',
    ],
    [
      'wait-left',
      'a word that waited and was claimed waits still',
      'const settled = [...known, ...claimed];',
      'const settled = [...known];',
    ],
    [
      'lock-run-classify',
      'a cancel can come in the middle of a classification',
      "const run = await lookUpRun(on, runId, 'share');\n  const asks",
      "const run = await lookUpRun(on, runId, 'none');\n  const asks",
    ],
  ]),
  ...inFile(`${transactions}/ask-again.ts`, 'worlds', [
    [
      'attempts-uncounted',
      'answers that were wrong are no attempts',
      'const attempts = attemptsAfter(attempt, asked);',
      'const attempts = attemptsAfter(attempt, false);',
    ],
    [
      'lock-part-again',
      'two messages of one batch move their words at once',
      'const rounds = await on.lockPart(at);',
      'const rounds = (await on.openRounds(at.runId)).length === 0 ? undefined : at.round;',
    ],
  ]),
  // Few worlds give a word up for its rounds, or cancel a run between an answer and the next question.
  ...inFile(`${transactions}/ask-again.ts`, 'database tests', [
    [
      'again-cancelled',
      'words of a run that is being cancelled are asked again',
      'if (!mayAsk(run)) {',
      'if (run.status === "cancelled") {',
    ],
    [
      'again-failed-held',
      'a word that was given up keeps its claim',
      `await on.deleteClaims(
      at.runId,
      failed.map(({ text }) => text),
    );`,
      '',
    ],
  ]),
  ...inFile(`${transactions}/settle.ts`, 'worlds', [
    [
      'defect-32',
      'words are counted as they stand in messages',
      '{ scored: scored.length, failed: failed.length }',
      '{ scored: decided.scored.length, failed: failed.length }',
    ],
    [
      'rule-7',
      'scores are stored and counted whether or not their claim is there',
      'const released = await on.deleteClaimsAt(at, [...new Set(texts)].toSorted(compareText));',
      'await on.deleteClaimsAt(at, texts); const released = texts.map((text) => ({ text, attempt: 0 }));',
    ],
    [
      'score-first-run',
      'a score of a run that began later is counted as replaced',
      'const rows = ratings.filter(({ text }) => !later.has(text));',
      'const rows = ratings.filter(({ text }) => later.size === 0 || later.has(text));',
    ],
    [
      'judge-of-another',
      'what a run brings is stored as what another judge says',
      'const from = { run, revision',
      "const from = { run: { ...run, model: 'model-2' }, revision",
    ],
    [
      'cost-forgotten',
      'the bill of a batch whose words are all scored is not entered',
      'await on.enterCost(runId, decided.cost);',
      'if (decided.failed.length > 0) await on.enterCost(runId, decided.cost);',
    ],
  ]),
  ...inFile('libs/domain/src/judges/judge.ts', 'worlds', [
    [
      'judge-any-rubric',
      'a judge is a model, whatever it was asked',
      "derivedId('judge', model, rubricId,",
      "derivedId('judge', model,",
    ],
    [
      'judge-any-model',
      'all models are one judge',
      `const name = model.toLowerCase().replaceAll(/[^a-z0-9.-]+/gu, '-');
  const hash = derivedId('judge', model,`,
      `const name = 'model';
  const hash = derivedId('judge',`,
    ],
  ]),
  ...inFile(`${transactions}/words-ports.ts`, 'worlds', [
    [
      'list-of-another',
      'the list that a second delivery has read takes the place of the one that was fixed',
      'if (run?.manifest?.upload === manifest.upload) await publishList',
      'if (run) await publishList',
    ],
    [
      'list-gone-silently',
      'readers are not told that a list is gone',
      'await on.markListGone(source, await on.nextRevision())',
      'await on.markListGone(source, 0n)',
    ],
    [
      'list-hidden-silently',
      'readers are not told that a list is hidden',
      'isPublic, revision: await on.nextRevision() })',
      'isPublic, revision: 0n })',
    ],
  ]),
  ...inFile('libs/domain/src/lists/word-list.ts', 'worlds', [
    [
      'list-in-place',
      'a new list is written over the old one',
      '`lists/${source}/${sha256}`',
      '`lists/${source}/${sha256.slice(0, 0)}`',
    ],
  ]),
  ...inFile('libs/domain/src/runs/store-list.ts', 'worlds', [
    [
      'list-unwritten',
      'readers are led to a list that nobody waited for to be written',
      'await chunks.put(listKey({ source, sha256 }), text);',
      'void chunks.put(listKey({ source, sha256 }), text).catch(() => undefined);',
    ],
  ]),
  ...inFile('libs/domain/src/api/lists/list-reader.ts', 'worlds', [
    [
      'list-unchecked',
      'a list that was cut short is taken for the whole one',
      'if (sha256Hex(text) !== sha256)',
      'if (text === sha256)',
      'chunk-broken',
    ],
  ]),
  ...inFile(`${transactions}/correct.ts`, 'worlds', [
    [
      'edit-silently',
      'readers are not told what an editor says and takes back',
      'const by = { judge: editor.id, revision };',
      'const by = { judge: editor.id, revision: 0n };',
      'edit',
    ],
    [
      'edit-logged-again',
      'what an editor has said already is logged again when it comes again',
      'if (String(now) === String(then)) return [];',
      '',
      'edit',
    ],
  ]),
  ...inFile('libs/db/src/word-snapshot/ask-at-most.ts', 'worlds', [
    [
      'reader-late',
      'readers ask once a minute whether words have changed',
      'age < everyMilliseconds',
      'age < 60 * everyMilliseconds',
    ],
  ]),
  ...inFile(`${transactions}/end-claims.ts`, 'worlds', [
    ['cancel-waits', 'a cancel leaves the words that wait', 'await on.cancelWaits(runId);', ''],
    [
      'cancel-missing',
      'a cancel leaves the parts that nobody has classified',
      'for (const { part, words } of missing.toSorted(',
      'for (const { part, words } of missing.slice(1).toSorted(',
    ],
    [
      'cancel-count',
      'words count as cancelled as they were asked for, not as they moved',
      'if (length > 0) await on.countMoved(at, { cancelled: length });',
      'const asked = texts?.length ?? length; if (asked > 0) await on.countMoved(at, { cancelled: asked });',
    ],
  ]),
  ...inFile(`${transactions}/reserve.ts`, 'worlds', [
    [
      'promise-7',
      'money is reserved whether or not there is any',
      'const fits = budgetMicroUsd === null ||',
      'const fits = true ||',
    ],
    [
      'lock-run-reserve',
      'two reservations of one run are made at once',
      "lookUpRun(on, of.runId, 'update')",
      "lookUpRun(on, of.runId, 'none')",
    ],
  ]),
  ...inFile('libs/db/src/client/retrying.ts', 'worlds', [
    [
      'defect-33',
      'a transaction that was aborted is not repeated',
      "if (attempt >= tries || isLate || faultKind(error) === 'other') throw error;",
      'throw error;',
    ],
  ]),
  ...inFile('libs/domain/src/words/attempts.ts', 'worlds', [
    [
      'attempts-endless',
      'a word may be asked once more than three times',
      'attempts >= limits.attempts',
      'attempts > limits.attempts',
    ],
  ]),
];
