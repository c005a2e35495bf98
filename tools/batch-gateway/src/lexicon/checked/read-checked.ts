import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A part of a list: its heading and the lines below it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The sections of a list that was checked by hand; lines before the first heading describe it. */
export const readSections = (name: string): Section[] =>
  readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8')
    .split('\n## ')
    .slice(1)
    .map((section) => {
      const [title = '', ...lines] = section.split('\n').filter((line) => line !== '');
      return { title, lines };
    });

/** The words of a section that holds nothing else. */
export const wordsUnder = (name: string, title: string): string[] =>
  readSections(name)
    .filter((section) => section.title === title)
    .flatMap(({ lines }) => lines.join(' ').split(' '));

/** Lines `conditions: word word …` of one section. */
export const readConditions = ({ lines }: Section): { conditions: string; words: string[] }[] =>
  lines.map((line) => {
    const colon = line.indexOf(': ');
    return {
      conditions: line.slice(0, colon),
      words: line
        .slice(colon + 2)
        .split(' ')
        .filter(Boolean),
    };
  });

/** Pairs of about the same meaning, the more formal first. */
export const readFormalityPairs = (): (readonly [string, string])[] =>
  readFileSync(join(import.meta.dirname, 'formality-pairs.txt'), 'utf8')
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => {
      const [formal = '', informal = ''] = line.split(' ');
      return [formal, informal] as const;
    });
