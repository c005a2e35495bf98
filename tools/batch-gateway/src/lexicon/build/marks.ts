/** What a sense can be marked as; a word gets the summed share of its senses that carry the mark. */
export const marks = [
  'slur',
  'disparaging',
  'obscene',
  'slang',
  'archaic',
  'formal',
  'sexual',
  'religious',
  'ethnic',
  'political',
  'government',
  'technical',
  'taxon',
] as const;

export type Mark = (typeof marks)[number];

/** Usage and topic domains (the first word of the domain's synset) and what they mark their members as. */
export const usageMarks: Readonly<Record<string, Mark>> = {
  ethnic_slur: 'slur',
  disparagement: 'disparaging',
  obscenity: 'obscene',
  slang: 'slang',
  colloquialism: 'slang',
  archaism: 'archaic',
  formality: 'formal',
};

export const topicMarks: Readonly<Record<string, Mark>> = {
  politics: 'political',
  government: 'political',
  ...Object.fromEntries(
    [
      'religion',
      'Judaism',
      'Islam',
      'Hinduism',
      'Christianity',
      'Roman_Catholic',
      'theology',
      'church_service',
    ].map((topic) => [topic, 'religious' as const]),
  ),
  ...Object.fromEntries(
    (
      'law chemistry computer_science biology physics mathematics botany medicine statistics linguistics genetics ' +
      'anatomy psychology geology astronomy grammar zoology physiology logic philosophy psychoanalysis pathology ' +
      'electronics psychiatry heraldry meteorology economics geometry biochemistry surgery telecommunication ' +
      'prosody optics archeology phonetics obstetrics ecology dentistry crystallography microbiology neurology'
    )
      .split(' ')
      .map((topic) => [topic, 'technical' as const]),
  ),
};

/** Everything below these synsets, named by a word and the number of its noun sense, carries the mark. */
export const regionRoots: readonly (readonly [Mark, string, number])[] = [
  ['political', 'politician', 1],
  ['political', 'politician', 2],
  ['political', 'political_orientation', 1],
  ['political', 'party', 1],
  ['political', 'politics', 1],
  ['political', 'politics', 2],
  ['political', 'election', 1],
  ['political', 'vote', 1],
  ['political', 'vote', 2],
  ['political', 'legislator', 1],
  ['political', 'legislature', 1],
  ['political', 'head_of_state', 1],
  ['political', 'government', 1],
  ['religious', 'religion', 1],
  ['religious', 'religion', 2],
  ['religious', 'religious_person', 1],
  ['religious', 'spiritual_leader', 1],
  ['religious', 'sacred_text', 1],
  ['religious', 'deity', 1],
  ['ethnic', 'ethnic_group', 1],
  ['sexual', 'sexual_activity', 1],
  ['sexual', 'sexual_desire', 1],
  ['sexual', 'pornography', 1],
  ['sexual', 'prostitute', 1],
  ['technical', 'chemical_compound', 1],
  ['technical', 'organic_compound', 1],
  ['technical', 'disease', 1],
  ['taxon', 'taxonomic_group', 1],
];

export const glossMarks: readonly (readonly [Mark, RegExp])[] = [
  ['slur', /^\((ethnic|offensive|religious) sl|\bethnic slur\b/],
  [
    'disparaging',
    /^(\([^)]*\) ?)?(an? |\w+ and )?(offensive|derogatory|disparaging)( slang)? (term|name|word)s?\b|\((sometimes )?offensive\b/,
  ],
  [
    'obscene',
    /^(\([^)]*\) ?)?(an? )?(obscene|vulgar)( slang)? (term|name|word|expression)s?\b|^vulgar slang|\bobscene\) /,
  ],
  ['slang', /^(\([^)]*\b(slang|informal)\b[^)]*\)|slang\b|(an? )?informal (term|name|word|expression)s?\b)/],
  ['archaic', /^\([^)]*\b(archaic|obsolete)\b[^)]*\)|^archaic\b/],
  ['formal', /^\([^)]*\b(formal|literary|poetic)\b[^)]*\)/],
  [
    'sexual',
    /\bsexual(ly)? (activity|intercourse|desire|stimulat|arous|act|gratification)|\berotic|\bmasturbat/,
  ],
  [
    'government',
    /\b(politic\w*|governments?|governmental|legislat\w*|elector\w*|elections?|parliament\w*|senat\w*|congressional|communis\w*|socialis\w*|fascis\w*|sovereign\w*)\b/,
  ],
];
