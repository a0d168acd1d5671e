// The English words that stand beside credentials in talk, by what they say about the word behind them. A newcomer adds a word to a list.

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter(Boolean))

/** What comes next is what the sentence is about: 'is …', 'reads …', 'called …'. */
export const SAYS: ReadonlySet<string> = list(`
  is was were are be been being it's its that's thats this's ='s 's s equals says said say saying reads read goes went shows showed shown showing named called spelled spelt written
  becomes became become remains remained reading means meant contains namely being i.e ie eg e.g viz like gave gives given answered`)
/** What comes next was typed, chosen or tried. */
export const USES: ReadonlySet<string> = list(`
  as   with using use used uses type types typed typing enter enters entered entering tried try tries trying put puts putting chose choose chosen pick picked picking set sets setting
  made make create created generated got get gets received receive have had has has gave give given remember remembered registered submit submitted submitting keyed key punch punched dial dialled dialed press pressed
  paste pasted pasting insert inserted input inputting provided provide told sent send share shared or and nor plus via either neither both then also even want wanted wants prefer guess guessed believe
  through by do did going say know knew wrote write writing noted note accepts accept accepted takes take took wants likes rejects rejected refuses refused recognises recognizes expects`)
/** What may stand between such a word and the value. */
export const BETWEEN: ReadonlySet<string> = list(`
  still just now probably maybe perhaps possibly currently always originally definitely actually really simply literally presumably supposedly apparently only also ever again usually normally obviously
  think guess believe something like exactly either basically plain old new in all lowercase uppercase caps same this the-same here so um uh er erm hmm well ok okay kinda sorta sth likely`)
/** After these the next word is a thing or a person, not a value. */
export const NOUN_NEXT: ReadonlySet<string> = list(`
  the a an my your our his her their its these those every each any some no another which what whose for on in at of from by into onto about without within during since until till after before under over
  per between against not than too very more most less least many much few several other next last first second third one two three four five six seven eight nine ten order ticket invoice case ref reference booking
  tracking product item version model account phone call year error status build page step level room seat flight option attempt issue bug release firmware windows android ios iphone ipad chrome firefox safari edge
  galaxy pixel serial part sku size colour color row line file ip port host server url site website domain email e-mail mail user username login id name network ssid customer member`)
/** Labels of other fields: what follows 'Account:' is no password. */
export const LABELS: ReadonlySet<string> = list('account acct user username login email e-mail mail id userid name ssid network wifi wi-fi hotspot server host hostname port url site website domain address phone mobile order ticket error code version model date time status')
/** Words that talk of credentials is made of: a value that follows them is still near its name. */
export const TALK: ReadonlySet<string> = list(`
  i i'm im i've ive i'd i'll we we've you you've u he she they it me us him them who whom which that one ones what
  is was were are be been being am has have had do does did will would should could can may might must shall
  isn't isnt wasn't wasnt doesn't doesnt don't dont didn't didnt won't wont can't cant cannot couldn't haven't hasn't
  the a an my your our his her their its this these those mine yours ours
  to for on in at of from with by into onto about as via over after before since until through up out off back down
  and or but so if then because when while where though although however also too still just now again always never ever once only even already yet maybe perhaps probably not no yes
  old new current previous former original temp temporary initial default first last latest next second other another same usual correct right wrong exact actual real full real simple easy guest admin main master shared family work home office
  use used using uses type typed enter entered try tried put set changed change changing reset resetting update updated made make chose pick picked gave give given got get sent send told remember registered register saved save written wrote note noted stored
  think thought believe guess sure know knew mean meant want wanted like liked need needed see saw says said say hint fyi btw yesterday today tonight tomorrow morning afternoon evening week month year years ago time times long
  account accounts login log logging logged sign signed in user username email e-mail mail phone mobile laptop computer pc tablet router wifi wi-fi network internet modem hotspot printer zip pdf file document archive folder drive backup portal site website app shop store bank banking online card sim
  voicemail box field form page screen system server database vpn ftp mailbox profile device machine keyboard sticker label card letter note post-it back bottom front
  please pls plz thanks thx hi hello hey ok okay well here there below above following follows below is bit thing stuff case sensitive capital letter letters lower upper lowercase uppercase caps digits numbers number characters
  son daughter husband wife mother father kid kids child partner friend brother sister mum mom dad boss colleague agent support reception owner landlord driver courier technician neighbour neighbor`)
/** All of these. */
export const ANY_TALK: ReadonlySet<string> = new Set([...TALK, ...SAYS, ...USES, ...BETWEEN])
/** A name in front of one of these names no value: 'password reset', 'PIN pad'. */
export const COMPOUNDS: ReadonlySet<string> = list(`
  reset resets manager managers policy policies link links mail mails e-mail email page pages screen prompt dialog requirement requirements rule rules length strength meter history protection protected hint recovery expiry expiration
  change changes changer generator list lists database vault keeper checker tool tools letter mailer pad pads terminal entry length format error errors problem problems issue issues team department assistant help service box field fields form input window popup
  attempts tries attempt limit protected-pdf review reviews verification`)
/** What follows a value where the sentence goes on; any other word behind a value makes it part of a name: 'PS5-Pro app'. */
export const GOES_ON: ReadonlySet<string> = list(`
  and or but nor so yet then if when while where because since until till although though unless once after before as than like
  is was isn't isnt wasn't wasnt are aren't were has hasn't have had does doesn't doesnt did didn't do don't will won't wont would wouldn't can can't cannot could couldn't should may might must gets got get keeps kept
  it that which this these who i i'm im i've i'd we you u he she they my your the a an his her our their its it's that's thats
  not no never always still just now again already anymore either too also only even maybe perhaps probably exactly
  to for on in at of from with without by into about via via
  please pls plz thanks thank thx ty cheers ok okay hi hello fyi btw today yesterday tomorrow tonight earlier later last this next every
  works work worked working stopped stops fails failed failing rejected refused accepted expired wrong incorrect invalid correct right old new instead right all lowercase uppercase capital capitalised small
  forgot forgotten says said gives gave shows showed tells told comes came goes went lets let logs logged opens opened unlocks turned means needs need using used use try tried set changed`)
/** Verbs of a change: 'to' after them is followed by a new value. */
export const CHANGES: ReadonlySet<string> = list(`
  set sets setting change changes changed changing reset resets resetting update updates updated updating switch switched swap swapped make made turn turned move moved rename renamed revert reverted put rotate rotated correct corrected become equal equals amount amounts came come went back over out`)
/** Small words between two values: 'old a, new b', 'a or b', 'not a but b', 'a, sorry, b'. */
export const JOINS: ReadonlySet<string> = list(`
  and or nor but not no to from then into now new old previous former current the one my is was it's its it be being isn't wasn't with for
  sorry oops wait actually rather instead mean meant i i'm of correction typo maybe perhaps possibly either also even both after before else try tried and/or vs versus than used now became new later earlier first second other changed change set did again that this a an in at`)
/** Words of letters alone that follow 'is' and are no password. */
export const NO_WORD: ReadonlySet<string> = list(`
  wrong incorrect invalid expired expiring reset required correct right fine ok okay good bad same different unknown needed hidden blank empty missing forgotten lost changed updated working sent saved stored shown case only all that this
  what when where why how which because one old new current temporary default long short recovery protected locked compromised hacked leaked stolen broken none null true false yes please something anything nothing everything supposed was has have does
  field form page link box error prompt policy manager rule rules set up accepted rejected refused again everywhere exactly definitely probably maybe already almost visible entered typed confirmed reused masked encrypted asked requested stuck see below above attached
  pending like such than there here mine yours ours theirs hers his safe secure secret strong weak simple easy hard complex complicated ridiculous annoying useless public private random unique identical similar accurate active inactive available unavailable
  valid ready done gone dead alive enough optional mandatory necessary impossible possible important urgent fixed final permanent numeric alphanumeric lowercase uppercase readable unreadable printed written kept known shared sensitive insensitive protected disabled enabled blocked
  changeable unchanged refusing failing coming going being getting taking asking showing someone somebody anyone nobody everyone today tomorrow yesterday tonight now never always still again soon late early today's fast slow
  email mail phone username login account password passwords pin code name number user id the a an my your our not no too very so really just also its it's it i we you they he she in on at of to for from with and or but if by about as
  english japanese french german spanish digits letters numbers numerical characters capital capitals small large empty blank longer shorter stronger weaker better worse best worst worth true forever ever`)
