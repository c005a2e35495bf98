import { type WordType, wordType } from '@word-list/domain';

const lists: Readonly<Record<string, string>> = {
  determiner: 'the a an every',
  'determiner/interjection/adverb': 'no',
  'determiner/pronoun':
    'this these those another any each either neither some all both half such enough several many much few fewer less more most own which whichever what whatever whose',
  'determiner/pronoun/conjunction/adverb': 'that',
  pronoun:
    'i you he she it we they me him us them myself yourself himself herself itself ourselves yourselves themselves oneself mine yours hers ours theirs who whom whoever whomever someone somebody anyone anybody everyone everybody nobody something anything everything nothing none thou thee thy thine ye',
  'pronoun/determiner': 'her his its my your our their',
  preposition:
    'of at from into onto upon with without within during among amongst amid despite toward towards via per unto versus concerning regarding till atop beside except',
  'preposition/adverb':
    'in on by about above across along around below behind beneath between beyond inside near off opposite outside over past round through throughout under underneath up down alongside aboard',
  'preposition/conjunction': 'than unless until for',
  'preposition/conjunction/adverb': 'after before since as',
  'preposition/adjective': 'worth',
  'preposition/verb/conjunction': 'like',
  'preposition/adverb/adjective': 'to against',
  'preposition/conjunction/verb': 'but',
  conjunction: 'and or nor if because although though whereas while whether lest albeit',
  'conjunction/adverb': 'so yet once when whenever where wherever however how why',
  adverb:
    'not never always often here there then thus hence very too also just quite rather almost already again ever soon perhaps maybe only even now else',
  interjection:
    'oh ah aha alas bye goodbye hello hey hi hooray hurrah hush ouch oops phew psst ugh uh um wow yes yeah yep nope okay ok please thanks gosh eh huh hmm amen bravo yuck yippee yup hiya whoa yikes ouch hooray ahem aw aww ew eww shh ta cheers',
  verb: "am is are was were be been being has had having does did can could shall should will would may might must ought cannot isn't aren't wasn't weren't don't doesn't didn't can't won't couldn't shouldn't wouldn't gonna gotta wanna haven't hasn't hadn't mustn't",
  'verb/noun': 'have do',
  'numeral/noun':
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen',
  'numeral/adjective':
    'first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth twentieth thirtieth hundredth thousandth millionth',
  'adjective/noun/verb/numeral': 'second',
  'pronoun/verb':
    "i'm you're he's she's it's we're they're i've you've we've they've i'll you'll he'll she'll it'll we'll they'll i'd you'd he'd she'd we'd they'd that's who's what's there's let's",
};

/**
 * Types of the words that do grammatical work, by hand: WordNet has none of them, or only their rare use as
 * a noun (`a` the letter, `in` the metal).
 */
export const closedClass: ReadonlyMap<string, readonly WordType[]> = new Map(
  Object.entries(lists).flatMap(([types, words]) =>
    words.split(' ').map((word) => [word, types.split('/').map((type) => wordType.parse(type))] as const),
  ),
);
