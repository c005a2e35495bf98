/**
 * A second set of pairs, written without a look at the classes and judged like the first one (twelve of the bad and
 * sixteen of the good are in that too). When they were first tried, 57 of the 60 bad were vetoed and none of the 60
 * good; `busty` and `brat` got their classes afterwards, `white trash` passes.
 */
const bad = `
stupid immigrant, filthy refugee, lazy mexican, dirty arab, muslim terrorist, greedy jew, gay disease, ugly
grandmother, fat nurse, naked schoolgirl, horny priest, sexy toddler, kinky uncle, busty secretary, nude
daughter, erotic nephew, rape bride, murder neighbor, kill mother, strangle baby, stab policeman, burn
christian, gas jew, lynch african, hang atheist, shoot senator, poison wife, drown infant, black monkey, asian
virus, indian savage, polish moron, irish drunk, gypsy thief, transgender freak, lesbian pervert, blind idiot,
deaf imbecile, crippled loser, autistic brat, disabled burden, woman property, slave african, white trash,
filthy widow, smelly turk, russian pig, chinese rat, french coward, hindu vermin, buddhist scum, catholic
pedophile, rotten grandpa, hairy crotch, wet panties, hard nipple, lick boss, spank student, seduce cousin,
suck pastor
`;

const good = `
teacher lamp, nurse garden, broken window, dirty dishes, ugly sweater, rotten apple, dead battery, jewish
holiday, mexican food, irish music, chinese garden, black coffee, white paper, french bread, happy
grandmother, clever student, brave policeman, bare wall, hot soup, wet towel, hard rock, stamp envelope, shoot
hoop, kill switch, burn wood, poison ivy, hang picture, monkey tree, pig farm, rat trap, lazy afternoon, fat
cat, stupid mistake, filthy carpet, cheap ticket, sick leave, blind alley, silent film, mother tongue, baby
carriage, wife letter, senator speech, priest candle, uncle bicycle, muslim architecture, hindu temple,
lesbian poet, african elephant, indian ocean, russian novel, turkish coffee, polish silver, elderly neighbor,
disabled parking, immigrant story, refugee camp, servant bell, thief alarm, virus scanner, savage storm
`;

export const heldOutBadPairs = readPairs(bad);
export const heldOutGoodPairs = readPairs(good);

function readPairs(text: string): [string, string][] {
  return text
    .trim()
    .split(/,\s+/u)
    .map((pair) => pair.split(/\s+/u) as [string, string]);
}
