/**
 * Classes of English words for the filter of pairs, in base forms, chosen by hand. A word here is not bad: most are
 * harmless by themselves, and the group names above all. What counts is which classes meet.
 */
export const pairClasses = {
  /** Peoples, faiths, orientations, disabilities, and those who come from elsewhere. */
  group: `aboriginal african afro albanian algerian american amish anglican apache arab arabian arabic
    aramaic armenian asian atheist australian autism autistic baptist bengali bisexual blind bosnian brahmin
    brazilian british buddhist bulgarian cambodian canadian caribbean catholic chechen cherokee chicano
    chinese christian christianity colombian coptic creole cripple croatian cuban czech dalit danish deaf
    disability disabled dominican dutch dwarf dyslexic egyptian english eskimo ethiopian ethnic european
    filipino finnish foreign foreigner french gay german ghanaian greek guatemalan gypsy haitian handicapped
    hasidic hebrew hindu hinduism hispanic homosexual hungarian immigrant indian indigenous indonesian inuit
    iranian iraqi irish islam islamic israeli italian jain jamaican japanese jesuit jew jewish judaism
    kenyan korean kurd kurdish latin latina latino lebanese lesbian libyan lutheran maori maya mennonite
    methodist mexican migrant minority mongol mormon moroccan moslem mulatto muslim mute native navajo
    nepali nigerian norwegian orthodox pagan pakistani palestinian paraplegic persian peruvian polish
    portuguese presbyterian protestant puritan quaker queer rastafarian refugee roma romani romanian russian
    samoan saudi scottish semitic senegalese serbian shaman sikh sikhism slav slavic somali spanish sudanese
    swedish swiss syrian taiwanese tamil thai tibetan trans transgender transsexual tribal tribe tunisian
    turk turkish ukrainian vegan vietnamese welsh wheelchair yemeni zionist zulu`,
  /** Names of groups that are colours first. */
  colour: `black brown white`,
  /** Women and men, kin, callings. */
  person: `actor actress adult aunt author bachelor barber boss boyfriend bride brother captain cardinal
    chef citizen cleaner clerk coach cook cop cousin customer dad daddy daughter deacon dentist doctor
    driver duchess duke elder emperor employee engineer family farmer father fellow female fireman fisherman
    friend gentleman girlfriend grandfather grandma grandmother grandpa granny groom guest guy host hostess
    housewife human hunter husband imam inmate inspector judge king knight lady landlord lawyer leader lover
    madam maid male man manager mayor men miner minister mister mom monk mother mum mummy musician neighbor
    neighbour nephew niece nun nurse officer owner painter parent partner passenger pastor patient people
    person pilot pirate player poet police policeman politician pope pregnant president priest prince
    princess prisoner professor prophet queen rabbi rapper sailor saint scientist secretary senator sergeant
    servant singer sister slave soldier son stranger surgeon tailor teacher tenant tourist trainer uncle
    veteran victim voter waiter waitress widow widower wife woman worker writer`,
  minor: `adolescent babe baby boy boyish child childhood daughter foetus fetus girl girlish grandchild granddaughter
    grandson infant juvenile kid kiddo kindergarten lad lass minor newborn nursery orphan preschool pupil schoolboy
    schoolgirl schoolchild son student teen teenage teenager toddler tween twin youngster youth`,
  /** Parts of the body that are covered, and what covers them. */
  intimate: `anal anus arse ass balls bikini bladder boob boobs booty bosom bottom bra breast bum butt buttock clitoris
    cleavage cock condom crotch erection foreskin genital groin hymen labia lingerie nipple nude pantie panty panties
    penis phallus pubic rectum rump scrotum sperm semen testicle thigh thong tit tits underpants underwear vagina vulva
    womb`,
  body: `ankle armpit belly body chest ear feet foot hair hole leg lip mouth navel neck skin stomach throat toe tongue`,
  /** What hands and mouths do. */
  touch: `bang cuddle finger fist grind kiss mount pat penetrate pet pinch probe rub smell smooch snuggle
    squirt strip stroke swallow taste tease tickle touch`,
  grope: `bite caress fondle grab grope hump lick molest nibble seduce sniff spank squeeze straddle suck undress`,
  /** Harmless of things. */
  suggestive: `dripping erect firm hairy hard hot huge itchy juicy moist naughty sticky sweaty swollen throbbing tight
    wet horny bald smelly big`,
  sexual: `aroused arousal bisexual bondage brothel busty buxom copulate erotic erotica escort fetish foreplay fornicate harem
    harlot horny incest intercourse kinky lewd lust lustful lusty masturbate mistress naked nude nudist nudity orgasm orgy
    perversion pervert porn porno pornography prostitute prostitution rape rapist seduce seduction seductive sensual
    sensuous sex sexual sexuality sexy sleazy slut slutty smut stripper striptease topless undress virgin virginity
    voyeur whore`,
  violence: `abduct abort abuse ambush amputate assassinate assault attack axe bash batter beat behead bludgeon bomb
    brutalize burn bury butcher castrate choke club cremate crucify crush decapitate deport destroy devour
    disembowel dismember drown electrocute eliminate enslave execute exterminate flay flog gas gun hang harm hit
    hunt hurt impale incinerate injure jihad kick kidnap kill lash lynch maim massacre maul mug murder mutilate poison
    punch punish rape rob sacrifice scalp shoot slap slaughter slay slit smash smother snipe stab starve stone strangle
    strike suffocate terrorize thrash torture trample whip whipping wound`,
  insult: `abnormal arrogant awful bastard bitch bitchy boring brat bratty burden cheap childish clown clumsy coward
    cowardly crazy creep creepy cruel crybaby cursed damned degenerate demented dense despicable deviant
    dirty disgrace disgust disgusted disgusting dishonest drunk drunkard dull dumb dummy evil failure fake
    fat fatty feeble filthy fool foolish foul freak freakish frigid gaudy gluttonous goon greed greedy gross
    grotesque hag hate hated hateful heathen hideous hypocrite idiot idiotic ignorant illiterate imbecile
    immoral impotent impure inept insane insignificant jerk joke junkie lame laughable laziness lazy leech
    liar loathsome loser lousy lunatic mad malicious mean menace miserable mistake moron moronic nasty
    naughty nuisance nutty obese obnoxious obscene odd overweight pathetic peasant perverse phony plump poor
    prude psycho psychotic reject rejected repellent repulsive retard retarded revolting ridiculous rotten
    rude selfish senile shallow shame shameful shameless shitty sick sickening silly simpleton sin sinful
    sinner skinny sleazy slob sloppy slow sluggish sly smelly snob stink stinking stinks stinky stupid
    stupidity submissive suck terrible thick tramp trashy troll ugly uneducated ungrateful unwanted unworthy
    useless vain vile vulgar weak weakling weird weirdo wicked witch worthless wretch wretched wrong`,
  racist: `backward inferior primitive savage subhuman thug uncivilized`,
  crime: `arsonist assassin bandit beggar bomber brute burglar cannibal cheat cheater communist conspiracy crime
    criminal crook dealer devil demon enemy extremist fanatic fascist fraud gang gangster guilty hijacker illegal
    infidel invade invader invasion jailbird jihad kidnapper killer looter mafia mobster monster murderer nazi outlaw
    pedophile pickpocket pimp predator rapist robber satan scam scammer smuggler spy steal suicide swindler terror
    terrorism terrorist thief thieve traitor vandal villain barbarian barbaric bomb`,
  vermin: `bacteria cancer contagion contaminate cockroach disease diseased disorder dirt dung epidemic filth flea
    fungus garbage germ germs infection infest infestation infested leper leprosy louse lice maggot manure mold mould
    pandemic parasite pest pestilence plague pollute pollution poison rash rubbish scum sewage sewer sickness slime
    sludge stain swarm tick toxic trash tumor tumour vermin virus waste worm`,
  ape: `ape baboon chimp chimpanzee gorilla monkey orangutan primate`,
  beast: `animal beast bug camel cockroach cow dog donkey goat hog hyena insect jackal jackass mongrel mule
    ox pig piglet rat roach rodent sheep skunk sloth snake sow swine toad vulture weasel`,
  excrement: `anus bowel crap diarrhea diarrhoea dung enema excrement faeces fart feces manure mucus pee piss poo poop
    puke pus semen sewage sewer shit snot sperm spit sputum turd toilet urinal urinate urine vomit`,
  ingest: `bake bite breakfast cake chew chocolate cook delicious devour dessert dinner drink eat food gobble gulp
    lick lunch meal menu mouth nibble nourish sandwich sip smoothie sniff soup suck swallow taste tasty throat tongue yummy`,
  atrocity: `apartheid auschwitz concentration cleansing crucifixion eugenics genocide ghetto gulag hitler holocaust
    jihad klan lynch lynching massacre nazi nazism noose pogrom slavery swastika terrorism`,
  glory: `amazing awesome beautiful celebrate celebration comedy cute delight enjoy enjoyable favorite fun funny glorious
    glory great happy hero heroic holiday joke joy laugh laughter love lovely party picnic prank proud pride superb
    wonderful`,
  /** Oneself, and where one is hurt most easily. */
  self: `herself himself itself me myself neck oneself ourselves themselves throat vein wrist you yourself yourselves`,
  dead: `autopsy cadaver carcass coffin corpse dead death deceased die died doom doomed dying morgue skeleton stillborn
    suicide`,
  property: `auction breed breeder chattel cotton dominate livestock master obedient object obey own owned
    plantation property purchase sale shackle shackles slave submit submission trafficking trade whip`,
  gathering: `cathedral chapel church classroom concert congregation crowd daycare embassy hospital kindergarten
    mosque nursery orphanage parade parliament playground pub school shrine stadium synagogue temple university`,
} as const satisfies Readonly<Record<string, string>>;

/** Classes that come from scores, for words that nobody put into a class. */
export const scoredClasses = ['offensive', 'negative'] as const;

export type PairClass = keyof typeof pairClasses | (typeof scoredClasses)[number];

/** Which classes do not go together, and why; the gravest first. */
export const conflicts: readonly (readonly [reason: string, one: PairClass, others: readonly PairClass[]])[] =
  [
    ['makes children sexual', 'minor', ['sexual', 'intimate', 'grope', 'touch']],
    ['makes light of an atrocity', 'atrocity', ['glory', 'group', 'colour']],
    [
      'degrades a group of people',
      'group',
      ['violence', 'property', 'vermin', 'ape', 'beast', 'dead', 'racist'],
    ],
    ['degrades a group of people', 'colour', ['property', 'ape', 'racist', 'crime']],
    [
      'insults a group of people',
      'group',
      ['insult', 'crime', 'excrement', 'sexual', 'offensive', 'negative'],
    ],
    ['speaks of violence against people', 'violence', ['person', 'minor', 'self', 'gathering']],
    ['speaks of the death of people', 'dead', ['person', 'minor']],
    ['insults people', 'insult', ['person', 'minor']],
    ['is rude to people', 'offensive', ['person', 'minor', 'gathering']],
    ['treats people as property', 'property', ['person', 'minor']],
    ['makes people sexual', 'sexual', ['person', 'gathering']],
    ['makes people sexual', 'grope', ['person', 'body', 'intimate']],
    ['makes people sexual', 'intimate', ['person', 'touch', 'suggestive', 'sexual', 'ingest']],
    ['is disgusting', 'excrement', ['ingest', 'grope', 'person', 'minor']],
  ];
