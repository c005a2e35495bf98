// Made from the OpenAPI document by `nx run api-document:write`; a test holds it against the schemas.
/* eslint-disable max-lines -- generated, one declaration per schema */

/** An answer by its status; `body` is undefined for what is not JSON, `text` is always the whole body. */
export interface Answer<Status extends number, Body> {
  readonly status: Status;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export type AttributeList = {
  readonly attributes: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly description: string;
    readonly min: number;
    readonly max: number;
  }[];
  /** The word types that a word can have. */
  readonly types: readonly (
    | 'noun'
    | 'verb'
    | 'adjective'
    | 'adverb'
    | 'pronoun'
    | 'preposition'
    | 'conjunction'
    | 'determiner'
    | 'interjection'
    | 'numeral'
  )[];
  /** What the parameter `fields` takes. */
  readonly fields: readonly (
    | 'text'
    | 'types'
    | 'commonness'
    | 'offensiveness'
    | 'sentiment'
    | 'formality'
    | 'culturalsensitivity'
    | 'figurativeness'
    | 'complexity'
    | 'political'
    | 'nsfw'
    | 'judge'
    | 'rubric'
    | 'model'
    | 'run'
    | 'scoredAt'
    | 'evidence'
  )[];
};

export type CheckRequest = {
  /** The list. It is looked at and not kept. */
  readonly words: readonly string[];
};

export type Correction = {
  /** The word: lower case, Unicode NFC. */
  readonly word: string;
  readonly scores: {
    /** How often the word is met in everyday language. At most two decimals. */
    readonly commonness?: number;
    /** How offensive the word is to a general audience. At most two decimals. */
    readonly offensiveness?: number;
    /** Whether the word carries a negative or a positive feeling. At most two decimals. */
    readonly sentiment?: number;
    /** How formal the register of the word is. At most two decimals. */
    readonly formality?: number;
    /** How much care the word needs across cultures, religions and origins. At most two decimals. */
    readonly culturalsensitivity?: number;
    /** How often the word is used in a figurative sense. At most two decimals. */
    readonly figurativeness?: number;
    /** How hard the word is to understand, spell and say. At most two decimals. */
    readonly complexity?: number;
    /** How strongly the word is tied to politics. At most two decimals. */
    readonly political?: number;
    /** Whether the word is unfit for a workplace or a classroom. At most two decimals. */
    readonly nsfw?: number;
  };
  readonly types:
    | readonly (
        | 'noun'
        | 'verb'
        | 'adjective'
        | 'adverb'
        | 'pronoun'
        | 'preposition'
        | 'conjunction'
        | 'determiner'
        | 'interjection'
        | 'numeral'
      )[]
    | null;
  /** Why, for those who read the log. */
  readonly reason: string;
};

export type CorrectionInput = {
  /** The scores that are wrong, as they should be. */
  readonly scores?: {
    /** How often the word is met in everyday language. At most two decimals. */
    readonly commonness?: number;
    /** How offensive the word is to a general audience. At most two decimals. */
    readonly offensiveness?: number;
    /** Whether the word carries a negative or a positive feeling. At most two decimals. */
    readonly sentiment?: number;
    /** How formal the register of the word is. At most two decimals. */
    readonly formality?: number;
    /** How much care the word needs across cultures, religions and origins. At most two decimals. */
    readonly culturalsensitivity?: number;
    /** How often the word is used in a figurative sense. At most two decimals. */
    readonly figurativeness?: number;
    /** How hard the word is to understand, spell and say. At most two decimals. */
    readonly complexity?: number;
    /** How strongly the word is tied to politics. At most two decimals. */
    readonly political?: number;
    /** Whether the word is unfit for a workplace or a classroom. At most two decimals. */
    readonly nsfw?: number;
  };
  /** The types, where they are wrong. */
  readonly types?: readonly (
    | 'noun'
    | 'verb'
    | 'adjective'
    | 'adverb'
    | 'pronoun'
    | 'preposition'
    | 'conjunction'
    | 'determiner'
    | 'interjection'
    | 'numeral'
  )[];
  /** Why, for those who read the log. */
  readonly reason: string;
};

export type CorrectionList = {
  readonly corrections: readonly {
    readonly id: string;
    readonly word: string;
    readonly changes: readonly {
      /** A scale, or `types`. */
      readonly field:
        | 'commonness'
        | 'offensiveness'
        | 'sentiment'
        | 'formality'
        | 'culturalsensitivity'
        | 'figurativeness'
        | 'complexity'
        | 'political'
        | 'nsfw'
        | 'types';
      /** What readers saw. null: nobody knew it. */
      readonly before:
        | (
            | number
            | readonly (
                | 'noun'
                | 'verb'
                | 'adjective'
                | 'adverb'
                | 'pronoun'
                | 'preposition'
                | 'conjunction'
                | 'determiner'
                | 'interjection'
                | 'numeral'
              )[]
          )
        | null;
      /** What the editor says. null: taken back. */
      readonly after:
        | (
            | number
            | readonly (
                | 'noun'
                | 'verb'
                | 'adjective'
                | 'adverb'
                | 'pronoun'
                | 'preposition'
                | 'conjunction'
                | 'determiner'
                | 'interjection'
                | 'numeral'
              )[]
          )
        | null;
    }[];
    readonly reason: string;
    /** Who made it, as the token says. */
    readonly who: string;
    readonly at: string;
  }[];
  readonly next?: string;
};

export type Evidence = {
  readonly commonness?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly offensiveness?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly sentiment?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly formality?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly culturalsensitivity?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly figurativeness?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly complexity?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly political?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly nsfw?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
  readonly types?: {
    /** What it rests on, in words. */
    readonly source: string;
    /** How sure its judge is of it: 0 is a guess, 1 measured. */
    readonly confidence: number;
  };
};

export type FacetCounts = {
  readonly scales: {
    readonly commonness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly offensiveness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly sentiment: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly formality: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly culturalsensitivity: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly figurativeness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly complexity: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly political: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly nsfw: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
  };
  /** Words that have the type. */
  readonly types: {
    readonly noun: number;
    readonly verb: number;
    readonly adjective: number;
    readonly adverb: number;
    readonly pronoun: number;
    readonly preposition: number;
    readonly conjunction: number;
    readonly determiner: number;
    readonly interjection: number;
    readonly numeral: number;
  };
  /** Words whose first type it is. */
  readonly mainTypes: {
    readonly noun: number;
    readonly verb: number;
    readonly adjective: number;
    readonly adverb: number;
    readonly pronoun: number;
    readonly preposition: number;
    readonly conjunction: number;
    readonly determiner: number;
    readonly interjection: number;
    readonly numeral: number;
  };
  /** English words by their form. */
  readonly forms: {
    readonly base: number;
    readonly plural: number;
    readonly inflected: number;
    readonly name: number;
  };
  /** Words of 0, 1, 2, … characters. */
  readonly lengths: readonly number[];
};

export type FailureList = {
  readonly failures: readonly {
    readonly text: string;
    /** Snake case; details may follow a colon. */
    readonly reason: string;
    /** How often the word was put to the model. */
    readonly attempts: number;
  }[];
  readonly next?: string;
};

export type GatewayMessage = { readonly message: string; readonly [name: string]: unknown };

export type Health = {
  readonly status: 'ok';
  /** Drawn with the words database, and again when it was restored from a copy. */
  readonly epoch: string;
  /** The revision of the words; those of two epochs cannot be compared. */
  readonly revision: number;
};

export type JudgeAgreement = {
  readonly first: string;
  readonly second: string;
  readonly scales: readonly {
    readonly scale: string;
    /** Words that both score. */
    readonly words: number;
    /** Of them, those with the same whole step. */
    readonly exact: number;
    /** Of them, those at most one step apart. */
    readonly withinOne: number;
    /** Rank correlation with its 95 % interval; null where there are too few different scores. */
    readonly spearman: { readonly value: number; readonly low: number; readonly high: number } | null;
    /** Words by whole step: rows are the first judge’s from the least, columns the second’s. */
    readonly confusion: readonly (readonly number[])[];
    /** The words furthest apart. */
    readonly worst: readonly { readonly text: string; readonly first: number; readonly second: number }[];
  }[];
  readonly revision: number;
};

export type JudgeInput = {
  /** null: nobody sees its scores who does not ask for it. */
  readonly rank?: number | null;
  /** Of norms: whether anybody but operators finds a trace of them. false takes the rank too. */
  readonly public?: boolean;
  /** true: its scores are shown to nobody, its rank is gone, and a week later its scores are deleted. false: it returns, without a rank. */
  readonly retired?: boolean;
};

export type JudgeList = {
  readonly judges: readonly {
    /** `judge` takes it, or the name in front of its hash. */
    readonly id: string;
    readonly kind: 'editor' | 'model' | 'lexicon' | 'norms';
    readonly model: string | null;
    readonly rubric: string | null;
    readonly effort: ('none' | 'minimal' | 'low' | 'medium' | 'high') | null;
    /** Within its kind the greatest is believed first. null: shown to those who ask for it, unless it has retired. */
    readonly rank: number | null;
    /** Words that it has an opinion of; 0 when it has retired. */
    readonly words: number;
    /** Only trial runs have asked it so far. */
    readonly trial: boolean;
    /** Since when its scores are shown no more. They are deleted a week later. */
    readonly retiredAt: string | null;
    /** Of norms: where they come from. */
    readonly source: string | null;
    /** Of norms: under which licence. */
    readonly licence: string | null;
  }[];
  readonly revision: number;
};

export type ListCheck = {
  /** Texts that are words. */
  readonly words: number;
  readonly distinct: number;
  /** Texts that are no words; they are left out of everything else. */
  readonly rejected: number;
  /** Words that are the same as one before. */
  readonly repeats: number;
  readonly lengths: { readonly shortest: number; readonly longest: number; readonly mean: number };
  /** The first word begins the second. */
  readonly prefixes: { readonly count: number; readonly some: readonly (readonly unknown[])[] };
  /** The first word ends the second. */
  readonly suffixes: { readonly count: number; readonly some: readonly (readonly unknown[])[] };
  /** A text that can be cut into words in two ways; null: there is none. */
  readonly ambiguity: {
    readonly text: string;
    readonly one: readonly string[];
    readonly other: readonly string[];
  } | null;
  /** Words that are one edit apart. */
  readonly oneEdit: { readonly count: number; readonly some: readonly (readonly unknown[])[] };
  /** The fewest first characters that tell all words apart; null if a word begins another. */
  readonly uniquePrefix: number | null;
  /** Words that look alike. */
  readonly lookalikes: { readonly count: number; readonly some: readonly (readonly string[])[] };
  /** Words that sound alike. */
  readonly homophones: { readonly count: number; readonly some: readonly (readonly string[])[] };
  /** Forms of one word. */
  readonly lemmas: { readonly count: number; readonly some: readonly (readonly string[])[] };
  /** Words that make an insult or worse side by side; the worst first. */
  readonly pairs: {
    readonly count: number;
    readonly some: readonly { readonly pair: readonly unknown[]; readonly reasons: readonly string[] }[];
  };
  readonly entropy: {
    readonly bitsPerWord: number;
    readonly wordsFor: readonly { readonly bits: number; readonly words: number | null }[];
  };
  readonly tone: {
    readonly scales: readonly {
      readonly by:
        | 'commonness'
        | 'offensiveness'
        | 'sentiment'
        | 'formality'
        | 'culturalsensitivity'
        | 'figurativeness'
        | 'complexity'
        | 'political'
        | 'nsfw';
      readonly known: number;
      readonly mean: number | null;
      readonly deviation: number | null;
    }[];
    /** Words of offensiveness 1 or more; the worst first. */
    readonly offensive: {
      readonly count: number;
      readonly some: readonly { readonly text: string; readonly score: number }[];
    };
    /** Words that are unfit for work. */
    readonly unfit: {
      readonly count: number;
      readonly some: readonly { readonly text: string; readonly score: number }[];
    };
    /** Words of sentiment -1 or less; the worst first. */
    readonly negative: {
      readonly count: number;
      readonly some: readonly { readonly text: string; readonly score: number }[];
    };
  };
  /** Words that are not scored here. */
  readonly unknown: { readonly count: number; readonly some: readonly string[] };
  /** What having the unknown words scored by this model is expected to cost. */
  readonly price: { readonly model: string; readonly microUsd: number };
};

export type ListInput = {
  /** Whether everybody sees the list and can name it. */
  readonly public: boolean;
};

export type ListVerdict = {
  /** The recipe makes this very list now. */
  readonly same: boolean;
  /** The list is the one that the recipe was written for; null: it does not say. */
  readonly untouched: boolean | null;
  /** The recipe makes another list now than when it was written; null: it does not say. */
  readonly drifted: boolean | null;
  /** Of the words database now; the recipe holds the one of then. */
  readonly epoch: string;
  /** Of the words now; the recipe holds the one of then. */
  readonly revision: number;
  readonly algorithmChanged: boolean;
  /** The lists by which it is made, by name, that are not what they were then. */
  readonly listsChanged: readonly {
    readonly name: string;
    readonly then: { readonly words: number; readonly sha256: string };
    readonly now: { readonly words: number; readonly sha256: string };
  }[];
  readonly list: { readonly words: number; readonly sha256: string };
  /** What the recipe makes now. */
  readonly made: { readonly words: number; readonly sha256: string };
  /** Words of the list that the recipe does not make now, and the filter that they do not pass; `unknown`: not stored; `order`: others come first or rules turn them away. */
  readonly gone: {
    readonly count: number;
    readonly some: readonly { readonly text: string; readonly because: string }[];
  };
  /** Words that the recipe makes now and the list does not have. */
  readonly came: { readonly count: number; readonly some: readonly string[] };
  /** The same words in another order. */
  readonly moved: boolean;
};

export type ListedWord = {
  /** The word: lower case, Unicode NFC. */
  readonly text: string;
  /** Its throw, where dice were asked for: `11111`. */
  readonly number?: string;
  /** Its part, counted from 0. */
  readonly part?: number;
  /** The word types of the word, in a fixed order. */
  readonly types?: readonly (
    | 'noun'
    | 'verb'
    | 'adjective'
    | 'adverb'
    | 'pronoun'
    | 'preposition'
    | 'conjunction'
    | 'determiner'
    | 'interjection'
    | 'numeral'
  )[];
  readonly scores?: {
    /** How often the word is met in everyday language. At most two decimals. null: not known. */
    readonly commonness?: number | null;
    /** How offensive the word is to a general audience. At most two decimals. null: not known. */
    readonly offensiveness?: number | null;
    /** Whether the word carries a negative or a positive feeling. At most two decimals. null: not known. */
    readonly sentiment?: number | null;
    /** How formal the register of the word is. At most two decimals. null: not known. */
    readonly formality?: number | null;
    /** How much care the word needs across cultures, religions and origins. At most two decimals. null: not known. */
    readonly culturalsensitivity?: number | null;
    /** How often the word is used in a figurative sense. At most two decimals. null: not known. */
    readonly figurativeness?: number | null;
    /** How hard the word is to understand, spell and say. At most two decimals. null: not known. */
    readonly complexity?: number | null;
    /** How strongly the word is tied to politics. At most two decimals. null: not known. */
    readonly political?: number | null;
    /** Whether the word is unfit for a workplace or a classroom. At most two decimals. null: not known. */
    readonly nsfw?: number | null;
  };
  /** Who rated it: a model or a lexicon under one rubric, an editor, or imported norms. */
  readonly judge?: string;
  /** The rubric that it was rated by: the hash of its text. null: by none. */
  readonly rubric?: string | null;
  /** The model of the judge; `lexicon-2` is not a language model but open word lists. null: it has none. */
  readonly model?: string | null;
  /** The run that had it rated. null: none. */
  readonly run?: string | null;
  /** When it was stored, in UTC. */
  readonly scoredAt?: string;
  readonly evidence?: Evidence;
};

export type Norms = {
  readonly judge: string;
  /** Words that the file says something of. */
  readonly words: number;
  /** Words of which something else is said now. */
  readonly changed: number;
  /** Words of which nothing is said any more. */
  readonly gone: number;
  /** Lines about a word that a later line is about as well. */
  readonly duplicates: number;
  /** Lines of which nothing was taken. */
  readonly rejected: number;
  /** The first 20 of them. */
  readonly lines: readonly { readonly line: number; readonly text: string; readonly reason: string }[];
};

export type NormsList = {
  readonly norms: readonly {
    readonly id: string;
    readonly source: string | null;
    readonly licence: string | null;
    /** Whether anybody but operators finds a trace of them. */
    readonly public: boolean;
    readonly rank: number | null;
    readonly retiredAt: string | null;
  }[];
};

export type Problem = {
  /** Names the kind of problem; stable. */
  readonly type: string;
  /** The kind of problem in words. */
  readonly title: string;
  /** The HTTP status, repeated. */
  readonly status: number;
  /** What is wrong with this request, and how to fix it. */
  readonly detail?: string;
  /** Names this request in our logs. */
  readonly requestId: string;
  /** The parameter, header or field of the body at fault. */
  readonly parameter?: string;
  readonly [name: string]: unknown;
};

export type ReadList = {
  /** Format and encoding, as given or found; null for lists of releases that did not say. */
  readonly readAs: string | null;
  /** The first three lines of each reason. */
  readonly rejects: readonly {
    readonly reason:
      | 'invalid_utf8'
      | 'missing_column'
      | 'empty'
      | 'comment'
      | 'header'
      | 'signature'
      | 'too_long'
      | 'mixed_scripts'
      | 'not_a_word';
    readonly line: number | null;
    /** The beginning of the line; what cannot be seen by its number, as in `so<U+00AD>fa`. */
    readonly text: string;
  }[];
};

export type Recipe = {
  /** The form of recipes. */
  readonly recipe?: 1;
  /** What was asked for, by the names and in the spelling of `GET /api/words`. */
  readonly parameters?: { readonly [name: string]: unknown };
  /** The lists that it is made by; of those that were sent along the hash alone is kept. */
  readonly lists?: readonly { readonly name: string; readonly words: number; readonly sha256: string }[];
  /** Another number may make another list of the same. */
  readonly algorithm?: number;
  /** Whose scores: `served`, or what `judge` named. */
  readonly view?: string;
  /** Of the words database; between two epochs revisions cannot be compared. */
  readonly epoch?: string;
  /** Of the words that the list was made of. */
  readonly revision?: number;
  /** How many the list has; absent where only a part was made. */
  readonly words?: number;
  /** Of its words, one a line, in their order. */
  readonly sha256?: string;
  readonly [name: string]: unknown;
};

export type RetryInput = {
  /** The most that the run may cost, in US dollars. Words it does not reach fail with `budget`. Refused for a model without a price. */
  readonly budgetUsd?: number;
};

export type Run = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly status:
    | 'queued'
    | 'chunking'
    | 'scoring'
    | 'cancelling'
    | 'complete'
    | 'complete_with_failures'
    | 'failed'
    | 'cancelled';
  readonly mode: 'new' | 'stale' | 'all';
  readonly model: string;
  readonly rubric: string;
  /** Its model is served only after other runs have asked it. */
  readonly trial: boolean;
  readonly budgetUsd: number | null;
  /** Why the run failed. */
  readonly reason: string | null;
  /** Why nothing is being asked just now. */
  readonly blocked: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly counts: {
    /** lines = all rejected + duplicates + accepted */
    readonly lines: number;
    /** Lines that hold no word, by reason. `empty`, `comment`, `header` and `signature` lines were not meant to. */
    readonly rejected: {
      readonly invalid_utf8: number;
      readonly missing_column: number;
      readonly empty: number;
      readonly comment: number;
      readonly header: number;
      readonly signature: number;
      readonly too_long: number;
      readonly mixed_scripts: number;
      readonly not_a_word: number;
    };
    /** Repeats of a word within the list. */
    readonly duplicates: number;
    /** Words of the list; each is in exactly one of the states that follow. */
    readonly accepted: number;
    /** Had a score that this run keeps. */
    readonly known: number;
    /** Scored by this run. */
    readonly scored: number;
    readonly failed: number;
    readonly cancelled: number;
    /** Being asked about by this run. */
    readonly claimed: number;
    /** Being asked about by another run. */
    readonly waiting: number;
    /** Not yet looked at. */
    readonly unclassified: number;
  };
  /** Null until the list has been read. */
  readonly list: ReadList | null;
  readonly usage: {
    readonly inputTokens: number;
    /** Of the input tokens, those that were cached. */
    readonly cachedTokens: number;
    readonly outputTokens: number;
    readonly prompts: number;
    /** The worst case of what is being asked, in 10^-6 US dollars. */
    readonly reservedMicroUsd: number;
    /** What was answered has cost this, in 10^-6 US dollars. */
    readonly settledMicroUsd: number;
  };
  /** Words settled per second since the run began. */
  readonly rate: number | null;
  /** When a live run ends at this rate; null when unknown. */
  readonly estimatedEnd: string | null;
};

export type RunEstimate = {
  readonly mode: 'new' | 'stale' | 'all';
  readonly model: string;
  /** False when the list is too long to be read here: all figures are of its beginning. */
  readonly complete: boolean;
  readonly lines: number;
  /** Lines that hold no word, by reason. `empty`, `comment`, `header` and `signature` lines were not meant to. */
  readonly rejected: {
    readonly invalid_utf8: number;
    readonly missing_column: number;
    readonly empty: number;
    readonly comment: number;
    readonly header: number;
    readonly signature: number;
    readonly too_long: number;
    readonly mixed_scripts: number;
    readonly not_a_word: number;
  };
  readonly duplicates: number;
  readonly accepted: number;
  readonly list: ReadList;
  /** The first words of the list as they are read, at most fifty. */
  readonly first: readonly string[];
  /** Words that have a score which the run would keep. */
  readonly known: number;
  /** Words that the run would put to the model. */
  readonly toAsk: number;
  readonly prompts: number;
  /** An estimate: by what the model needed when a run last asked it, else by what is usual. */
  readonly inputTokens: number;
  /** An estimate in the same way. */
  readonly outputTokens: number;
  /** The price of these tokens, in 10^-6 US dollars. */
  readonly estimatedMicroUsd: number;
  /** The most that asking each word once can cost. */
  readonly worstCaseMicroUsd: number;
  /** What storing the scores takes of the monthly request units of a CockroachDB Basic cluster: an estimate. */
  readonly requestUnits: number;
  /** Whether the estimate fits the budget; null without one. */
  readonly withinBudget: boolean | null;
};

export type RunInput = {
  /** `new` scores words that no ranked judge of its kind has scored (a lexicon keeps scores of models too); `stale` those that its own model, rubric and effort have not scored; `all` every word. */
  readonly mode?: 'new' | 'stale' | 'all';
  /** Who is asked; without it the model of this deployment. */
  readonly model?: string;
  /** Whether to see first what a model is worth: if nobody else has asked it, what it says is not served. */
  readonly trial?: boolean;
  /** The most that the run may cost, in US dollars. Words it does not reach fail with `budget`. Refused for a model without a price. */
  readonly budgetUsd?: number;
};

export type RunList = { readonly runs: readonly RunSummary[]; readonly next?: string };

export type RunSummary = {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly status:
    | 'queued'
    | 'chunking'
    | 'scoring'
    | 'cancelling'
    | 'complete'
    | 'complete_with_failures'
    | 'failed'
    | 'cancelled';
  readonly mode: 'new' | 'stale' | 'all';
  readonly model: string;
  readonly rubric: string;
  /** Its model is served only after other runs have asked it. */
  readonly trial: boolean;
  readonly budgetUsd: number | null;
  /** Why the run failed. */
  readonly reason: string | null;
  /** Why nothing is being asked just now. */
  readonly blocked: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
};

export type Source = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly format:
    | {
        readonly kind: 'auto';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'lines';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'delimited';
        readonly separator: 'tab' | 'comma' | 'semicolon' | 'pipe' | 'space';
        readonly column: number;
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'csv';
        readonly column?: number | string;
        readonly separator?: 'tab' | 'comma' | 'semicolon' | 'pipe';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'hunspell';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      };
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
};

export type SourceInput = {
  /** A name for people. */
  readonly name: string;
  /** Where the list is: https, port 443, a public address, no user name or password. It may hold a secret: only holders of `sources:read` see it. */
  readonly url?: string;
  /** The list itself, in place of a URL: at most 393216 bytes, kept with the source. */
  readonly text?: string;
  /** How lines hold words: one word a line, a column (counted from 1) of lines cut at a separator, a CSV with a column by number or title, or a Hunspell dictionary. `auto` finds it by looking at the beginning of the list; `readAs` of a run says what was found. `encoding` is needed only for text that is neither UTF-8 nor marked UTF-16. */
  readonly format?:
    | {
        readonly kind: 'auto';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'lines';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'delimited';
        readonly separator: 'tab' | 'comma' | 'semicolon' | 'pipe' | 'space';
        readonly column: number;
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'csv';
        readonly column?: number | string;
        readonly separator?: 'tab' | 'comma' | 'semicolon' | 'pipe';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      }
    | {
        readonly kind: 'hunspell';
        readonly encoding?:
          | 'utf-8'
          | 'utf-16le'
          | 'utf-16be'
          | 'windows-1250'
          | 'windows-1251'
          | 'windows-1252'
          | 'windows-1253'
          | 'windows-1254'
          | 'windows-1255'
          | 'windows-1256'
          | 'windows-1257'
          | 'windows-1258'
          | 'iso-8859-2'
          | 'iso-8859-15'
          | 'koi8-r'
          | 'koi8-u'
          | 'macintosh'
          | 'shift_jis'
          | 'euc-jp'
          | 'euc-kr'
          | 'gb18030'
          | 'big5';
      };
};

export type SourceList = { readonly sources: readonly Source[]; readonly next?: string };

export type VerifyRequest = {
  /** The recipe, as an answer of `/api/words` gave it. */
  readonly recipe: Recipe;
  /** The list that the recipe is said to make. */
  readonly list: readonly string[];
  /** The words to choose from, instead of all that are stored: a list for `list`. */
  readonly words?: readonly string[];
  /** Lists that `list`, `inAll`, `notList` and `has` name by their hash, as in `~9f2c41ab`. */
  readonly lists?: readonly (readonly string[])[];
};

export type WordCounts = {
  /** Grows with every change of any word. */
  readonly revision: number;
  /** Words that pass all filters. */
  readonly total: number;
  /** How far the bars of a scale are apart; the same under all filters. */
  readonly steps: {
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly commonness: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly offensiveness: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly sentiment: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly formality: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly culturalsensitivity: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly figurativeness: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly complexity: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly political: number;
    /** 1, or 0.25 where there are scores between whole numbers. */
    readonly nsfw: number;
  };
  readonly scales: {
    readonly commonness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly offensiveness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly sentiment: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly formality: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly culturalsensitivity: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly figurativeness: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly complexity: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly political: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
    readonly nsfw: {
      /** From the least value of the scale upwards, `step` apart. */
      readonly bars: readonly number[];
      /** Words without this score. */
      readonly unknown: number;
    };
  };
  /** Words that have the type. */
  readonly types: {
    readonly noun: number;
    readonly verb: number;
    readonly adjective: number;
    readonly adverb: number;
    readonly pronoun: number;
    readonly preposition: number;
    readonly conjunction: number;
    readonly determiner: number;
    readonly interjection: number;
    readonly numeral: number;
  };
  /** Words whose first type it is. */
  readonly mainTypes: {
    readonly noun: number;
    readonly verb: number;
    readonly adjective: number;
    readonly adverb: number;
    readonly pronoun: number;
    readonly preposition: number;
    readonly conjunction: number;
    readonly determiner: number;
    readonly interjection: number;
    readonly numeral: number;
  };
  /** English words by their form. */
  readonly forms: {
    readonly base: number;
    readonly plural: number;
    readonly inflected: number;
    readonly name: number;
  };
  /** Words of 0, 1, 2, … characters. */
  readonly lengths: readonly number[];
  /** With `across`: one entry for each bar of that scale, the last for unknown scores. */
  readonly parts?: readonly FacetCounts[];
};

export type WordDetail = {
  /** The word: lower case, Unicode NFC. */
  readonly text: string;
  /** The word types of the word, in a fixed order. */
  readonly types: readonly (
    | 'noun'
    | 'verb'
    | 'adjective'
    | 'adverb'
    | 'pronoun'
    | 'preposition'
    | 'conjunction'
    | 'determiner'
    | 'interjection'
    | 'numeral'
  )[];
  readonly scores: {
    /** How often the word is met in everyday language. At most two decimals. null: not known. */
    readonly commonness: number | null;
    /** How offensive the word is to a general audience. At most two decimals. null: not known. */
    readonly offensiveness: number | null;
    /** Whether the word carries a negative or a positive feeling. At most two decimals. null: not known. */
    readonly sentiment: number | null;
    /** How formal the register of the word is. At most two decimals. null: not known. */
    readonly formality: number | null;
    /** How much care the word needs across cultures, religions and origins. At most two decimals. null: not known. */
    readonly culturalsensitivity: number | null;
    /** How often the word is used in a figurative sense. At most two decimals. null: not known. */
    readonly figurativeness: number | null;
    /** How hard the word is to understand, spell and say. At most two decimals. null: not known. */
    readonly complexity: number | null;
    /** How strongly the word is tied to politics. At most two decimals. null: not known. */
    readonly political: number | null;
    /** Whether the word is unfit for a workplace or a classroom. At most two decimals. null: not known. */
    readonly nsfw: number | null;
  };
  /** Who rated it: a model or a lexicon under one rubric, an editor, or imported norms. */
  readonly judge: string;
  /** The rubric that it was rated by: the hash of its text. null: by none. */
  readonly rubric: string | null;
  /** The model of the judge; `lexicon-2` is not a language model but open word lists. null: it has none. */
  readonly model: string | null;
  /** The run that had it rated. null: none. */
  readonly run: string | null;
  /** When it was stored, in UTC. */
  readonly scoredAt: string;
  /** When that run began, in UTC. null: there is no run. */
  readonly runStartedAt: string | null;
  readonly evidence: Evidence;
  /** What every judge holds of it, in the order in which they are believed. */
  readonly opinions: readonly {
    readonly judge: string;
    readonly scores: {
      readonly commonness: number | null;
      readonly offensiveness: number | null;
      readonly sentiment: number | null;
      readonly formality: number | null;
      readonly culturalsensitivity: number | null;
      readonly figurativeness: number | null;
      readonly complexity: number | null;
      readonly political: number | null;
      readonly nsfw: number | null;
    };
    readonly types:
      | readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[]
      | null;
    readonly evidence: Evidence | null;
    readonly run: string | null;
    readonly scoredAt: string;
  }[];
  /** The words that are most like it, when asked for. */
  readonly similar?: readonly {
    /** The word: lower case, Unicode NFC. */
    readonly text: string;
    /** 0 is alike, 1 as far as the ends of a scale are apart. */
    readonly distance: number;
  }[];
};

export type WordLists = {
  readonly lists: readonly {
    /** The id of its source; `list` takes it, or the name. */
    readonly id: string;
    readonly name: string;
    readonly words: number;
    /** Of its words by their code points, one a line. */
    readonly sha256: string;
    /** The run that read it. */
    readonly run: string;
    /** When that was done, in UTC. */
    readonly fixedAt: string;
  }[];
  readonly revision: number;
};

export type WordsPage = {
  readonly words: readonly ListedWord[];
  /** Grows with every change of any word: same revision, same answers. */
  readonly revision: number;
  /** The cursor of the next page; absent on the last page. */
  readonly next?: string;
  /** All words that pass the filters, when asked for. */
  readonly total?: number;
  /** The seed of the random sample. */
  readonly seed?: string;
  /** Of lists in parts or with numbers. */
  readonly parts?: readonly {
    readonly words: number;
    /** Dice, or throws of one, for a word. */
    readonly dice?: number;
    /** The last throw that has a word, where some have none. */
    readonly rollAgainAbove?: string;
  }[];
  /** How alike the parts are in what is held; scales in hundredths. */
  readonly balance?: readonly {
    readonly by:
      | 'length'
      | 'mainType'
      | 'commonness'
      | 'offensiveness'
      | 'sentiment'
      | 'formality'
      | 'culturalsensitivity'
      | 'figurativeness'
      | 'complexity'
      | 'political'
      | 'nsfw';
    readonly parts: readonly {
      readonly count: number;
      readonly mean: number | null;
      readonly deviation: number | null;
      /** Cohen’s d against the first part; up to 0.2 counts as small. */
      readonly d: number | null;
    }[];
  }[];
  /** Of lists under rules or in parts. `exact`: no other choice has more or better words. `greedy`: who comes first stays; no word that was passed over fits beside the better ones. */
  readonly choice?: 'exact' | 'greedy';
  /** Whether this is the list that `was` names. */
  readonly same?: boolean;
  /** Words that were sent along and are not stored: nothing is known of them. */
  readonly unknown?: number;
  /** Makes this list again: send it to `POST /api/words`. */
  readonly recipe: Recipe;
};

export type WordsRequest = {
  /** A recipe, of which `parameters` are enough. */
  readonly recipe?: Recipe;
  /** The words to choose from, instead of all that are stored: a list for `list`. */
  readonly words?: readonly string[];
  /** Lists that `list`, `inAll`, `notList` and `has` name by their hash, as in `~9f2c41ab`. */
  readonly lists?: readonly (readonly string[])[];
};

/** Every operation: what it takes and what it answers. */
export interface ApiOperations {
  listWords: {
    request: {
      readonly query?: {
        /** Commonness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly commonness?: string;
        /** Offensiveness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly offensiveness?: string;
        /** Sentiment, -5 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly sentiment?: string;
        /** Formality, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly formality?: string;
        /** Cultural sensitivity, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly culturalsensitivity?: string;
        /** Figurativeness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly figurativeness?: string;
        /** Complexity, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly complexity?: string;
        /** Political, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly political?: string;
        /** Not safe for work, 0 to 1: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly nsfw?: string;
        /** Letters, each with its marks: `5..8`, `5..`, `..8` or `5`, ends included. */
        readonly length?: string;
        /** The whole word by a pattern: `?` is one letter, `*` any number of them. Case does not matter. */
        readonly text?: string;
        /** Only words of these letters: `a-z`, or `a-zäöü`. A hyphen at an end is a hyphen. */
        readonly letters?: string;
        /** Words that have at least one of these types, joined by commas. */
        readonly types?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** Words that have none of these types. */
        readonly notTypes?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** Words whose first type is one of these. */
        readonly mainType?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** English words of one of these forms: `base` (or nothing is known), `plural`, `inflected`, `name`. */
        readonly forms?: readonly ('base' | 'plural' | 'inflected' | 'name')[];
        /** Words to leave out, at most 100. */
        readonly not?: readonly string[];
        /** Words of at least one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly list?: readonly string[];
        /** Words that are in every one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly inAll?: readonly string[];
        /** Words that are in none of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly notList?: readonly string[];
        /** Words that hold an entry of one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly has?: readonly string[];
        /** Whose scores, for all or for one scale: `lexicon-2`, `sentiment:norms.vader`, or both. Without it those that are served: each value from the most believed judge that has one. */
        readonly judge?: string;
        /** An older way to write `commonness=0..`. */
        readonly commonnessMin?: number;
        /** An older way to write `commonness=..5`. */
        readonly commonnessMax?: number;
        /** An older way to write `offensiveness=0..`. */
        readonly offensivenessMin?: number;
        /** An older way to write `offensiveness=..5`. */
        readonly offensivenessMax?: number;
        /** An older way to write `sentiment=-5..`. */
        readonly sentimentMin?: number;
        /** An older way to write `sentiment=..5`. */
        readonly sentimentMax?: number;
        /** An older way to write `formality=0..`. */
        readonly formalityMin?: number;
        /** An older way to write `formality=..5`. */
        readonly formalityMax?: number;
        /** An older way to write `culturalsensitivity=0..`. */
        readonly culturalsensitivityMin?: number;
        /** An older way to write `culturalsensitivity=..5`. */
        readonly culturalsensitivityMax?: number;
        /** An older way to write `figurativeness=0..`. */
        readonly figurativenessMin?: number;
        /** An older way to write `figurativeness=..5`. */
        readonly figurativenessMax?: number;
        /** An older way to write `complexity=0..`. */
        readonly complexityMin?: number;
        /** An older way to write `complexity=..5`. */
        readonly complexityMax?: number;
        /** An older way to write `political=0..`. */
        readonly politicalMin?: number;
        /** An older way to write `political=..5`. */
        readonly politicalMax?: number;
        /** An older way to write `nsfw=0..`. */
        readonly nsfwMin?: number;
        /** An older way to write `nsfw=..1`. */
        readonly nsfwMax?: number;
        /** An older way to write `length=5..`. */
        readonly minLength?: number;
        /** An older way to write `length=..8`. */
        readonly maxLength?: number;
        /** Two to five parts by a scale, `length`, `mainType`, `types` or `forms`: `sentiment:..-2/2..` or `mainType:adjective/noun,verb`. `take` is then the number of words of each part, and without `take` the parts are as long as there are words. */
        readonly split?: string;
        /** How words are picked: at random, by text, length or a scale; `-` in front turns it round; `given` is the order of words that were sent along. The default is text, and with `take` random. Words without the score come last. */
        readonly order?:
          | 'random'
          | 'given'
          | 'text'
          | '-text'
          | 'length'
          | '-length'
          | 'commonness'
          | '-commonness'
          | 'offensiveness'
          | '-offensiveness'
          | 'sentiment'
          | '-sentiment'
          | 'formality'
          | '-formality'
          | 'culturalsensitivity'
          | '-culturalsensitivity'
          | 'figurativeness'
          | '-figurativeness'
          | 'complexity'
          | '-complexity'
          | 'political'
          | '-political'
          | 'nsfw'
          | '-nsfw';
        /** Any text: the same seed gives the same random order while the words do not change. Without it the answer names the seed that was drawn. */
        readonly seed?: string;
        /** No word begins with another word of the list. */
        readonly prefixFree?: boolean;
        /** No word ends with another word of the list. */
        readonly suffixFree?: boolean;
        /** Words joined without spaces can be cut in one way only. */
        readonly decodable?: boolean;
        /** Any two words are at least so many edits (insert, delete, replace one character) apart. */
        readonly minDistance?: number;
        /** The first so many characters of a word belong to it alone. */
        readonly uniquePrefix?: number;
        /** One form of a word: not both `cat` and `cats`. English. */
        readonly oneLemma?: boolean;
        /** No two words sound alike. English. */
        readonly noHomophones?: boolean;
        /** No two words look alike at a glance: `modem` and `modern`. */
        readonly noLookalikes?: boolean;
        /** No two words make an insult or worse side by side. English. */
        readonly safePairs?: boolean;
        /** What agrees between the parts, which are then matched sets: `length,commonness:0.25`, each with how far it may differ; nothing after it means not at all. */
        readonly hold?: string;
        /** How many words to pick, at most 500000: `7776`, or `6**5` for five dice. All there are when there are fewer; under rules and in parts too few are refused. */
        readonly take?: string;
        /** How the picked words are printed, in each part. The default is the order in which they were picked. */
        readonly sort?:
          | 'text'
          | '-text'
          | 'length'
          | '-length'
          | 'commonness'
          | '-commonness'
          | 'offensiveness'
          | '-offensiveness'
          | 'sentiment'
          | '-sentiment'
          | 'formality'
          | '-formality'
          | 'culturalsensitivity'
          | '-culturalsensitivity'
          | 'figurativeness'
          | '-figurativeness'
          | 'complexity'
          | '-complexity'
          | 'political'
          | '-political'
          | 'nsfw'
          | '-nsfw';
        /** Numbers the words, in each part, for dice with so many sides: `11111`, or `01-20` above nine sides. */
        readonly dice?: number;
        /** An older way to write `order=random&take=10`. 0 is no sample. */
        readonly randomCount?: number;
        /** An older way to write `seed`. */
        readonly randomSeed?: string;
        /** Count and hash of the list that was shared: the answer says in `same` whether it is that list still. */
        readonly was?: string;
        /** What to tell of each word beside its text, joined by commas. The default is types and all scores. */
        readonly fields?: readonly (
          | 'text'
          | 'types'
          | 'commonness'
          | 'offensiveness'
          | 'sentiment'
          | 'formality'
          | 'culturalsensitivity'
          | 'figurativeness'
          | 'complexity'
          | 'political'
          | 'nsfw'
          | 'judge'
          | 'rubric'
          | 'model'
          | 'run'
          | 'scoredAt'
          | 'evidence'
        )[];
        /** Whether to count all words that pass the filters, exactly. */
        readonly total?: boolean;
        /** The form of the answer. Goes before the Accept header. */
        readonly format?: 'json' | 'csv' | 'ndjson' | 'text';
        /** The most words in one answer. The default is 100, and with `take` as many as that. An answer never grows over 6 MB: it may hold fewer words and a cursor. */
        readonly limit?: number;
        /** `next` of the answer before, with all other parameters as they were. */
        readonly cursor?: string;
      };
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
        /** The forms of the answer that you take; `format` goes before it. */
        readonly Accept?: string;
      };
    };
    answer:
      | Answer<200, WordsPage>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<406, Problem>
      | Answer<409, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  sendWords: {
    request: {
      readonly headers?: {
        /** The forms of the answer that you take; `format` goes before it. */
        readonly Accept?: string;
      };
      readonly body?: WordsRequest;
    };
    answer:
      | Answer<200, WordsPage>
      | Answer<400, Problem>
      | Answer<406, Problem>
      | Answer<409, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  checkWords: {
    request: { readonly body: CheckRequest };
    answer:
      | Answer<200, ListCheck>
      | Answer<400, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  verifyList: {
    request: { readonly body: VerifyRequest };
    answer:
      | Answer<200, ListVerdict>
      | Answer<400, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getCounts: {
    request: {
      readonly query?: {
        /** Commonness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly commonness?: string;
        /** Offensiveness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly offensiveness?: string;
        /** Sentiment, -5 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly sentiment?: string;
        /** Formality, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly formality?: string;
        /** Cultural sensitivity, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly culturalsensitivity?: string;
        /** Figurativeness, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly figurativeness?: string;
        /** Complexity, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly complexity?: string;
        /** Political, 0 to 5: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly political?: string;
        /** Not safe for work, 0 to 1: a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone. */
        readonly nsfw?: string;
        /** Letters, each with its marks: `5..8`, `5..`, `..8` or `5`, ends included. */
        readonly length?: string;
        /** The whole word by a pattern: `?` is one letter, `*` any number of them. Case does not matter. */
        readonly text?: string;
        /** Only words of these letters: `a-z`, or `a-zäöü`. A hyphen at an end is a hyphen. */
        readonly letters?: string;
        /** Words that have at least one of these types, joined by commas. */
        readonly types?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** Words that have none of these types. */
        readonly notTypes?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** Words whose first type is one of these. */
        readonly mainType?: readonly (
          | 'noun'
          | 'verb'
          | 'adjective'
          | 'adverb'
          | 'pronoun'
          | 'preposition'
          | 'conjunction'
          | 'determiner'
          | 'interjection'
          | 'numeral'
        )[];
        /** English words of one of these forms: `base` (or nothing is known), `plural`, `inflected`, `name`. */
        readonly forms?: readonly ('base' | 'plural' | 'inflected' | 'name')[];
        /** Words to leave out, at most 100. */
        readonly not?: readonly string[];
        /** Words of at least one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly list?: readonly string[];
        /** Words that are in every one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly inAll?: readonly string[];
        /** Words that are in none of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly notList?: readonly string[];
        /** Words that hold an entry of one of these lists. By name or id, as `GET /api/lists` shows them; a list that is sent along by its hash, as in `~9f2c41ab`. */
        readonly has?: readonly string[];
        /** Whose scores, for all or for one scale: `lexicon-2`, `sentiment:norms.vader`, or both. Without it those that are served: each value from the most believed judge that has one. */
        readonly judge?: string;
        /** An older way to write `commonness=0..`. */
        readonly commonnessMin?: number;
        /** An older way to write `commonness=..5`. */
        readonly commonnessMax?: number;
        /** An older way to write `offensiveness=0..`. */
        readonly offensivenessMin?: number;
        /** An older way to write `offensiveness=..5`. */
        readonly offensivenessMax?: number;
        /** An older way to write `sentiment=-5..`. */
        readonly sentimentMin?: number;
        /** An older way to write `sentiment=..5`. */
        readonly sentimentMax?: number;
        /** An older way to write `formality=0..`. */
        readonly formalityMin?: number;
        /** An older way to write `formality=..5`. */
        readonly formalityMax?: number;
        /** An older way to write `culturalsensitivity=0..`. */
        readonly culturalsensitivityMin?: number;
        /** An older way to write `culturalsensitivity=..5`. */
        readonly culturalsensitivityMax?: number;
        /** An older way to write `figurativeness=0..`. */
        readonly figurativenessMin?: number;
        /** An older way to write `figurativeness=..5`. */
        readonly figurativenessMax?: number;
        /** An older way to write `complexity=0..`. */
        readonly complexityMin?: number;
        /** An older way to write `complexity=..5`. */
        readonly complexityMax?: number;
        /** An older way to write `political=0..`. */
        readonly politicalMin?: number;
        /** An older way to write `political=..5`. */
        readonly politicalMax?: number;
        /** An older way to write `nsfw=0..`. */
        readonly nsfwMin?: number;
        /** An older way to write `nsfw=..1`. */
        readonly nsfwMax?: number;
        /** An older way to write `length=5..`. */
        readonly minLength?: number;
        /** An older way to write `length=..8`. */
        readonly maxLength?: number;
        /** A scale: `parts` then has all counts for each bar of it, in place of its filter, and last for its unknown scores. */
        readonly across?:
          | 'commonness'
          | 'offensiveness'
          | 'sentiment'
          | 'formality'
          | 'culturalsensitivity'
          | 'figurativeness'
          | 'complexity'
          | 'political'
          | 'nsfw';
      };
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, WordCounts>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getWord: {
    request: {
      readonly path: {
        /** The word; case does not matter. */
        readonly word: string;
      };
      readonly query?: {
        /** Gives the words that are most like this one in these values, joined by commas: scales, `length`, and `mainType`, which has to be the same. */
        readonly similar?: readonly (
          | 'length'
          | 'mainType'
          | 'commonness'
          | 'offensiveness'
          | 'sentiment'
          | 'formality'
          | 'culturalsensitivity'
          | 'figurativeness'
          | 'complexity'
          | 'political'
          | 'nsfw'
        )[];
        /** How many similar words. */
        readonly limit?: number;
      };
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, WordDetail>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<404, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listLists: {
    request: {
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, WordLists>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listJudges: {
    request: {
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, JudgeList>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  compareJudges: {
    request: {
      readonly path: {
        /** The id of a judge. */
        readonly id: string;
      };
      readonly query: {
        /** The other judge, by id. */
        readonly with: string;
      };
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, JudgeAgreement>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listAttributes: {
    request: {
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, AttributeList>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getHealth: {
    request: object;
    answer:
      | Answer<200, Health>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getOpenApi: {
    request: {
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, { readonly openapi: string; readonly [name: string]: unknown }>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>;
  };
  getDocs: {
    request: {
      readonly headers?: {
        /** Entity tags of answers that you still hold. */
        readonly 'If-None-Match'?: string;
      };
    };
    answer:
      | Answer<200, undefined>
      | Answer<304, undefined>
      | Answer<400, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>;
  };
  listSources: {
    request: {
      readonly query?: {
        /** The most entries in one answer. */
        readonly limit?: number;
        /** `next` of the answer before. */
        readonly cursor?: string;
      };
    };
    answer:
      | Answer<200, SourceList>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  addSource: {
    request: { readonly body: SourceInput };
    answer:
      | Answer<201, Source>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getSource: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
    };
    answer:
      | Answer<200, Source>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  replaceSource: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
      readonly headers: {
        /** The ETag of the version that you have seen; `*` for any. */
        readonly 'If-Match': string;
      };
      readonly body: SourceInput;
    };
    answer:
      | Answer<200, Source>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<412, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<428, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  removeSource: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
      readonly headers?: {
        /** The ETag of the version that you have seen; `*` for any. */
        readonly 'If-Match'?: string;
      };
    };
    answer:
      | Answer<204, undefined>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<412, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  showList: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
      readonly body: ListInput;
    };
    answer:
      | Answer<204, undefined>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  startRun: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
      readonly query?: {
        /** Say what the run would read, ask and cost, and start nothing. */
        readonly dryRun?: boolean;
      };
      readonly headers?: {
        /** Any text of yours: the same key starts one run, however often the request is repeated. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly body?: RunInput;
    };
    answer:
      | Answer<200, RunEstimate>
      | Answer<202, Run>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<502, Problem>
      | Answer<503, Problem>;
  };
  listRuns: {
    request: {
      readonly path: {
        /** The id of a source. */
        readonly id: string;
      };
      readonly query?: {
        /** The most entries in one answer. */
        readonly limit?: number;
        /** `next` of the answer before. */
        readonly cursor?: string;
      };
    };
    answer:
      | Answer<200, RunList>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  getRun: {
    request: {
      readonly path: {
        /** The id of a run. */
        readonly id: string;
      };
    };
    answer:
      | Answer<200, Run>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listFailures: {
    request: {
      readonly path: {
        /** The id of a run. */
        readonly id: string;
      };
      readonly query?: {
        /** The most entries in one answer. */
        readonly limit?: number;
        /** `next` of the answer before. */
        readonly cursor?: string;
      };
    };
    answer:
      | Answer<200, FailureList>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  cancelRun: {
    request: {
      readonly path: {
        /** The id of a run. */
        readonly id: string;
      };
    };
    answer:
      | Answer<202, Run>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  retryRun: {
    request: {
      readonly path: {
        /** The id of a run. */
        readonly id: string;
      };
      readonly headers?: {
        /** Any text of yours: the same key starts one run, however often the request is repeated. */
        readonly 'Idempotency-Key'?: string;
      };
      readonly body?: RetryInput;
    };
    answer:
      | Answer<202, Run>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<422, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  putNorms: {
    request: {
      readonly path: {
        /** `norms.` and a name of small letters, digits and hyphens. */
        readonly id: string;
      };
      readonly query: {
        /** Where the norms come from: who rated, or an address. */
        readonly source: string;
        /** Under which licence they are. */
        readonly licence: string;
        /** Which numbers of the file stand for our least and our greatest, with commas between scales. Without it the file has our scale. */
        readonly scale?: string;
        /** Whether norms that are new are shown to everybody. Those that are there stay as they are. */
        readonly public?: boolean;
      };
      readonly text: string;
      readonly textType: 'text/csv' | 'application/x-ndjson';
    };
    answer:
      | Answer<200, Norms>
      | Answer<201, Norms>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listNorms: {
    request: object;
    answer:
      | Answer<200, NormsList>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  rankJudge: {
    request: {
      readonly path: {
        /** The id of a judge. */
        readonly id: string;
      };
      readonly body: JudgeInput;
    };
    answer:
      | Answer<204, undefined>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<409, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  correctWord: {
    request: {
      readonly path: {
        /** The word, in any case and Unicode form. */
        readonly word: string;
      };
      readonly body: CorrectionInput;
    };
    answer:
      | Answer<200, Correction>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<413, Problem>
      | Answer<415, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  takeBackCorrection: {
    request: {
      readonly path: {
        /** The word, in any case and Unicode form. */
        readonly word: string;
      };
    };
    answer:
      | Answer<204, undefined>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<404, Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
  listCorrections: {
    request: {
      readonly query?: {
        /** The most entries in one answer. */
        readonly limit?: number;
        /** `next` of the answer before. */
        readonly cursor?: string;
        /** Only of this word. */
        readonly word?: string;
      };
    };
    answer:
      | Answer<200, CorrectionList>
      | Answer<400, Problem>
      | Answer<401, GatewayMessage>
      | Answer<403, GatewayMessage | Problem>
      | Answer<429, GatewayMessage>
      | Answer<500, Problem>
      | Answer<503, Problem>;
  };
}

/** Where each operation is found. */
export const apiRoutes = {
  listWords: { method: 'GET', path: '/api/words' },
  sendWords: { method: 'POST', path: '/api/words' },
  checkWords: { method: 'POST', path: '/api/check' },
  verifyList: { method: 'POST', path: '/api/verify' },
  getCounts: { method: 'GET', path: '/api/counts' },
  getWord: { method: 'GET', path: '/api/words/{word}' },
  listLists: { method: 'GET', path: '/api/lists' },
  listJudges: { method: 'GET', path: '/api/judges' },
  compareJudges: { method: 'GET', path: '/api/judges/{id}/agreement' },
  listAttributes: { method: 'GET', path: '/api/attributes' },
  getHealth: { method: 'GET', path: '/api/health' },
  getOpenApi: { method: 'GET', path: '/api/openapi.json' },
  getDocs: { method: 'GET', path: '/api/docs' },
  listSources: { method: 'GET', path: '/api/sources' },
  addSource: { method: 'POST', path: '/api/sources' },
  getSource: { method: 'GET', path: '/api/sources/{id}' },
  replaceSource: { method: 'PUT', path: '/api/sources/{id}' },
  removeSource: { method: 'DELETE', path: '/api/sources/{id}' },
  showList: { method: 'PUT', path: '/api/sources/{id}/list' },
  startRun: { method: 'POST', path: '/api/sources/{id}/runs' },
  listRuns: { method: 'GET', path: '/api/sources/{id}/runs' },
  getRun: { method: 'GET', path: '/api/runs/{id}' },
  listFailures: { method: 'GET', path: '/api/runs/{id}/failures' },
  cancelRun: { method: 'POST', path: '/api/runs/{id}/cancel' },
  retryRun: { method: 'POST', path: '/api/runs/{id}/retry' },
  putNorms: { method: 'PUT', path: '/api/judges/{id}/opinions' },
  listNorms: { method: 'GET', path: '/api/norms' },
  rankJudge: { method: 'PUT', path: '/api/judges/{id}' },
  correctWord: { method: 'PUT', path: '/api/words/{word}/correction' },
  takeBackCorrection: { method: 'DELETE', path: '/api/words/{word}/correction' },
  listCorrections: { method: 'GET', path: '/api/corrections' },
} as const;
