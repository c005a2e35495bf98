/**
 * Pairs of words judged by hand, before any rule was written: would a stranger who is given these two words side by
 * side, in either order, take them for an insult, a threat, a slur or an indecency? They test a filter that keeps
 * such pairs out of lists; words that are rude by themselves are left to other filters, and few are here.
 */
const bad = `
gay disease, gay filth, lesbian sin, gay criminal, trans freak, queer pervert, gay shame, homosexual sickness
jewish greed, jew vermin, jewish thief, jews burn, muslim terrorist, muslim bomb, islam evil, muslim invader
christian idiot, hindu trash, catholic pervert, mormon liar, pagan scum, arab terrorist, arab bomber, african savage
african monkey, black monkey, black ape, black slave, black criminal, asian virus, chinese virus, asian invader
mexican thief, mexican criminal, immigrant vermin, immigrant parasite, refugee scum, migrant plague, gypsy thief
indian filth, indian savage, native savage, native drunk, aboriginal drunk, irish drunk, polish idiot, turkish pig
russian scum, german nazi, roma beggar, foreigner disgust, foreign parasite, black inferior, african primitive
disabled burden, disabled useless, autistic freak, autistic stupid, deaf moron, blind fool, cripple worthless
blind useless, deaf dumb, disabled reject, autism plague, dwarf freak, handicapped joke, wheelchair loser
fat woman, ugly woman, stupid woman, dumb girl, ugly girl, stupid girl, fat girl, worthless woman, dirty woman
filthy woman, lazy mother, stupid mother, ugly mother, fat mother, stupid child, ugly child, worthless child
ugly baby, stupid boy, fat boy, dumb boy, useless father, drunk father, stupid teacher, ugly bride, fat bride
old hag, ugly wife, fat wife, stupid wife, worthless husband, pathetic man, disgusting man, disgusting woman
woman property, female slave, girl slave, wife beating, beat wife, slap woman, hit child, beat child, choke girl
kill woman, kill child, kill baby, murder baby, murder child, stab mother, shoot child, shoot teacher, bomb school
shoot school, burn church, bomb church, bomb mosque, burn mosque, burn synagogue, shoot police, kill police
kill president, hang judge, strangle wife, drown baby, drown child, rape victim, rape girl, rape woman, poison child
kidnap girl, kidnap child, torture prisoner, torture baby, dead baby, dead child, baby corpse, child corpse
dead mother, mother corpse, slit throat, slit wrist, kill yourself, hang yourself, hurt yourself, shoot yourself
sexy child, sexy baby, naked child, nude girl, naked boy, nude baby, erotic child, sexual student, naked teacher
sexy teacher, sexy nurse, naked mother, naked sister, nude mother, horny priest, horny teacher, naked priest
touch child, fondle child, lick girl, kiss child, grope woman, grope girl, spank girl, spank child, undress girl
lick breast, suck breast, lick nipple, squeeze breast, grab crotch, hairy crotch, moist crotch, wet panties
lick butt, hairy butt, sniff panties, touch penis, suck penis, hard penis, wet vagina, naked butt, lick toes
eat poop, drink urine, drink pee, eat feces, lick toilet, lick anus, eat vomit, drink vomit, drink sperm
nazi hero, hitler hero, holocaust joke, holocaust fun, genocide party, slavery fun, slave auction, lynch black
`;

const good = `
gay wedding, gay poet, lesbian author, trans artist, queer festival, jewish bakery, jewish holiday, muslim poet
muslim scholar, islam history, christian music, hindu temple, catholic school, buddhist monk, arab market, arab horse
african drum, african violet, black coffee, black cat, black velvet, white rabbit, white house, asian pear
asian garden, chinese tea, chinese lantern, mexican salsa, mexican sunset, immigrant story, indian summer
indian spice, native plant, native speaker, irish dance, polish recipe, turkish delight, russian novel, german bread
greek salad, french toast, roma tomato, foreign language, foreign coin, disabled parking, autistic genius
deaf musician, blind spot, blind pilot, wheelchair ramp, happy woman, kind girl, clever girl, brave boy, quiet child
gentle mother, proud father, tall man, old man, young woman, woman doctor, girl scout, boy band, child seat
baby shower, baby carrot, mother tongue, father figure, teacher lounge, nurse station, bride bouquet, wife smile
husband garden, man cave, female engineer, male nurse, student union, police station, police dog, president speech
judge verdict, priest robe, monk cellar, queen bee, king crab, school bus, school lunch, church bell, church organ
mosque dome, synagogue window, temple bell, kill switch, dead battery, dead sea, dead end, bomb shelter, burn rubber
shoot basketball, photo shoot, hang glider, hang picture, beat eggs, drum beat, hit record, slap shot, stab wound
poison ivy, drown sorrow, murder mystery, choke point, torture test, knife drawer, gun metal, slit skirt
stupid mistake, dumb luck, ugly sweater, ugly duckling, dirty dishes, dirty laundry, filthy rich, lazy river
lazy sunday, fat pencil, fat cheese, worthless coin, useless gadget, drunk noodle, crazy quilt, crazy horse
evil robot, wicked witch, idiot proof, moron joke, trash can, trash bag, vermin trap, plague doctor, virus scan
criminal law, thief movie, terrorist attack, slave drive, monkey bars, monkey wrench, pig farm, pig iron
cow bell, dog biscuit, rat race, ape forest, snake plant, naked eye, naked truth, nude color, sexy car, erotic novel
touch screen, touch typing, lick envelope, lick stamp, kiss cam, suck straw, squeeze lemon, grab bag, spank drum
hot coffee, hot tub, wet towel, wet paint, hard work, hard drive, moist cake, hairy spider, hairy mammoth
chicken breast, breast stroke, toe nail, finger paint, thumb drive, chest pain, lip balm, head phone, back pack
hand shake, knee pad, shoulder bag, toilet paper, drink water, drink juice, eat apple, eat cake, eat pizza
garden hose, river stone, lamp shade, window seat, yellow submarine, cactus flower, copper kettle, velvet curtain
ocean breeze, mountain trail, paper crane, silver spoon, wooden bridge, purple tractor, cinnamon roll, marble statue
thunder cloud, desert fox, candle wax, harbour light, rocket science, pocket watch, tennis ball, winter coat
hero worship, war hero, party hat, joke book, fun run, history lesson, virus vaccine, shame spiral, sin tax
joyful mother, wise teacher, smart student, funny uncle, loyal sister, busy doctor, young king, calm nurse
`;

export const badPairs = pairsOf(bad);

export const goodPairs = pairsOf(good);

function pairsOf(text: string): [string, string][] {
  return text
    .trim()
    .split(/,\s*|\n/u)
    .map((pair) => pair.split(' ') as [string, string]);
}
