/** British spellings and the American ones, where no rule of `regular` finds the pair. */
const irregular: Readonly<Record<string, string>> = {
  tyre: 'tire',
  tyres: 'tires',
  aluminium: 'aluminum',
  grey: 'gray',
  greys: 'grays',
  jewellery: 'jewelry',
  mould: 'mold',
  moulds: 'molds',
  mouldy: 'moldy',
  plough: 'plow',
  ploughs: 'plows',
  ploughed: 'plowed',
  pyjamas: 'pajamas',
  sceptical: 'skeptical',
  sceptic: 'skeptic',
  scepticism: 'skepticism',
  cheque: 'check',
  cheques: 'checks',
  moustache: 'mustache',
  moustaches: 'mustaches',
  kerb: 'curb',
  storey: 'story',
  storeys: 'stories',
  programme: 'program',
  programmes: 'programs',
  draught: 'draft',
  draughts: 'drafts',
  manoeuvre: 'maneuver',
  manoeuvres: 'maneuvers',
  mum: 'mom',
  mums: 'moms',
  cosy: 'cozy',
  gaol: 'jail',
  axe: 'ax',
  practise: 'practice',
  licence: 'license',
  defence: 'defense',
  offence: 'offense',
  pretence: 'pretense',
  catalogue: 'catalog',
  dialogue: 'dialog',
  analogue: 'analog',
  enrol: 'enroll',
  fulfil: 'fulfill',
  skilful: 'skillful',
  wilful: 'willful',
  instalment: 'installment',
  // Two words, not two spellings.
  timbre: 'timbre',
};

const regular: readonly (readonly [RegExp, string])[] = [
  [/(?<=..)our(?=$|s$|ed$|ing$|ful$|less$|able$|ite$|ites$|ly$|hood)/, 'or'],
  [/(?<=...)is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$)/, 'iz'],
  [/ys(?=e$|es$|ed$|ing$)/, 'yz'],
  [/(?<=[bcdfgptv])re(?=s?$)/, 'er'],
  [/(?<=[aeiou][^aeiou]+[aeiou])ll(?=ed$|ing$|er$|ers$|ings$|ous$)/, 'l'],
  [/ae(?=.{3})/, 'e'],
  [/oe(?=.{3})/, 'e'],
  [/ogue(?=s?$)/, 'og'],
  [/ence(?=s?$)/, 'ense'],
];

/**
 * The American spelling of a British one, if both are words that `has` knows. British spellings by the patterns alone
 * are many that are none (`four`, `advise`): what they would become is no word.
 */
export const americanSpelling = (word: string, has: (word: string) => boolean): string | undefined => {
  const named = irregular[word];
  if (named !== undefined) return named;
  return regular
    .filter(([pattern]) => pattern.test(word))
    .map(([pattern, instead]) => word.replace(pattern, instead))
    .find((spelling) => spelling !== word && has(spelling));
};
