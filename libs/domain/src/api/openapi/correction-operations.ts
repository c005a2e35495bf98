import * as z from 'zod';
import { correctionInput, correctionList, correctionView } from '../corrections/correction-views.ts';
import { correctionListParameters } from '../http/list-parameters.ts';
import { bodyProblems, scopeProblems, type NamedValue, type Operation } from './operation.ts';

const word: NamedValue = {
  name: 'word',
  schema: z.string().min(1).max(200),
  description: 'The word, in any case and Unicode form.',
};
const noWord = 'readers see no such word';

/** The routes of editors. */
export const correctionOperations: readonly Operation[] = [
  {
    id: 'correctWord',
    method: 'PUT',
    path: '/api/words/{word}/correction',
    tag: 'corrections',
    summary: 'Say what is wrong about a word; all else is still served from the others',
    description:
      'Readers see it within a second, and no later run touches it. It takes the place of an earlier correction of the word.',
    scope: 'words:write',
    pathValues: [word],
    body: correctionInput,
    answers: { 200: { description: 'What the editor says of the word.', schema: correctionView } },
    problems: { ...scopeProblems, ...bodyProblems, 404: noWord },
    examples: [
      {
        summary: 'A word that is worse than it looks',
        url: '/api/words/apple/correction',
        body: { scores: { offensiveness: 2.5 }, reason: 'An insult in some places' },
        status: 200,
      },
      {
        summary: 'Nothing is named',
        url: '/api/words/apple/correction',
        body: { reason: 'An insult' },
        status: 400,
      },
    ],
  },
  {
    id: 'takeBackCorrection',
    method: 'DELETE',
    path: '/api/words/{word}/correction',
    tag: 'corrections',
    summary: 'Take a correction back; no effect when there is none',
    scope: 'words:write',
    pathValues: [word],
    answers: { 204: { description: 'The other judges are believed again.' } },
    problems: { ...scopeProblems, 404: noWord },
    examples: [{ summary: 'Take it back', url: '/api/words/apple/correction', status: 204 }],
  },
  {
    id: 'listCorrections',
    method: 'GET',
    path: '/api/corrections',
    tag: 'corrections',
    summary: 'The log of corrections, newest first, in pages',
    scope: 'words:write',
    query: correctionListParameters,
    answers: { 200: { description: 'What was changed, by whom and why.', schema: correctionList } },
    problems: scopeProblems,
    examples: [{ summary: 'The log of one word', url: '/api/corrections?word=apple', status: 200 }],
  },
];
