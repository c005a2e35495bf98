import { text } from 'node:stream/consumers';
import { exampleWord } from '@word-list/domain/api/testing';
import { fixedClock, memoryWordsDatabase } from '@word-list/domain/testing';
import { bytesOf, englishApi, type Lists } from './english-api.ts';
import { scoreWords } from './score-words.ts';

// Makes lists in a process of its own, which may have another locale and time zone: `node make-lists-in-child.ts`.
const { texts, recipes } = JSON.parse(await text(process.stdin)) as Lists;
const memory = memoryWordsDatabase({ clock: fixedClock() });
await scoreWords(memory, texts.map(exampleWord));
const call = englishApi(memory.catalogue);
const bytes: string[] = [];
for (const recipe of recipes) bytes.push(await bytesOf(call, recipe));
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
process.stdout.write(JSON.stringify({ bytes, locale, timeZone }));
