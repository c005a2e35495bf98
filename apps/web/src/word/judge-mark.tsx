type JudgeKind = 'editor' | 'people' | 'lexicon' | 'model';

/** What kind of judge an id is of. */
export function kindOf(judge: string): JudgeKind {
  if (judge === 'editor') return 'editor';
  if (judge.startsWith('norms.')) return 'people';
  return judge.startsWith('lexicon-') ? 'lexicon' : 'model';
}

/** The mark of a kind of judge in a text. */
export const marks: Readonly<Record<JudgeKind, string>> = {
  editor: '◆',
  people: '▲',
  lexicon: '○',
  model: '●',
};

interface JudgeMarkProps {
  readonly judge: string;
  readonly x: number;
  /** Whether this is the score that is served. */
  readonly isServed: boolean;
}

const paths = { editor: 'M0 -5 5 0 0 5 -5 0Z', people: 'M0 -5 5 4 -5 4Z' } as const;

/** A score on a ruler, in the shape of who gave it: a ring, a dot, a diamond, or a triangle. */
export function JudgeMark({ judge, x, isServed }: JudgeMarkProps) {
  const kind = kindOf(judge);
  const shape = { class: `mark ${kind}${isServed ? ' served' : ''}`, transform: `translate(${x} 8)` };
  return kind === 'editor' || kind === 'people' ? (
    <path {...shape} d={paths[kind]} />
  ) : (
    <circle {...shape} r="4" />
  );
}
