// Postal addresses of English-speaking countries: number, street and type, unit, city, state or county, code; PO boxes.

import { around } from './around.ts'
import { giu, gu } from './syntax.ts'
import { UK_POSTCODE } from './postal-code.ts'
import type { Recognizer } from './recognizer.ts'

/** Street types. Source: USPS Publication 28, appendix C1, and the common British, Irish and Australian ones. */
const CLEAR_TYPE = ['street', 'st', 'str', 'road', 'rd', 'avenue', 'ave', 'av', 'boulevard', 'blvd', 'lane', 'ln', 'drive', 'dr', 'court', 'ct', 'crescent', 'cres', 'cresc', 'terrace', 'terr', 'ter', 'parkway', 'pkwy', 'highway', 'hwy', 'circle', 'cir', 'mews', 'esplanade', 'esp', 'turnpike', 'tpke', 'expressway', 'causeway', 'freeway', 'alley', 'boulevarde', 'gardens', 'gdns', 'grove', 'gr', 'parade', 'pde', 'trail', 'trl']
const VAGUE_TYPE = ['place', 'pl', 'square', 'sq', 'close', 'cl', 'way', 'hill', 'green', 'row', 'walk', 'loop', 'path', 'pike', 'park', 'view', 'vale', 'quay', 'wharf', 'rise', 'mount', 'crossing', 'gate', 'heights', 'ridge', 'villas', 'cottages', 'broadway', 'embankment', 'bend', 'cove', 'landing', 'plaza', 'glen', 'passage', 'dale', 'drove', 'croft', 'yard', 'strand']
const cased = (words: readonly string[]) => `(?:${words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]).join('|')})`
const TYPE_CASED = cased([...CLEAR_TYPE, ...VAGUE_TYPE])
const TYPE = `(?:${[...CLEAR_TYPE, ...VAGUE_TYPE].join('|')})`

const STATE = '(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])'
const STATE_NAME = '(?:alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new[\\x20](?:hampshire|jersey|mexico|york)|north[\\x20](?:carolina|dakota)|ohio|oklahoma|oregon|pennsylvania|rhode[\\x20]island|south[\\x20](?:carolina|dakota)|tennessee|texas|utah|vermont|virginia|washington|west[\\x20]virginia|wisconsin|wyoming)'
const AU_STATE = '(?:NSW|VIC|QLD|SA|WA|TAS|ACT|NT)'
const CA_PROVINCE = '(?:ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU)'
const CA_CODE = '[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][\\x20\\-]?[0-9][ABCEGHJ-NPRSTV-Z][0-9]'

const UNIT = String.raw`(?: (?:apt|apartment|unit|ste|suite|flat|room|rm|fl|floor|lot|bldg|building|no|number|penthouse|ph|shop|level|\x23) [.:]? [\x20]? \x23? [0-9a-z][0-9a-z\-]{0,5} | \x23[\x20]?[0-9a-z\-]{1,6} | [0-9]{1,3}(?:st|nd|rd|th)[\x20]floor )`
const HOUSE = String.raw`(?: [0-9]{1,5}[A-Za-z]? (?: [\-/] [0-9]{1,5}[A-Za-z]? )? | [0-9]{1,5}[\x20]1/2 )`
const DIRECTION = '(?: (?:[NSEW]|[NS][EW]|north|south|east|west|northeast|northwest|southeast|southwest) \\.? )'
/** City, then state and ZIP, postcode, province and code, or state and four digits. */
const CITY = String.raw`[\p{L}'.]{2,20} (?: [\x20\-] [\p{L}'.]{2,20} ){0,3}?`
const CODE = String.raw`(?: ,? [\x20]{1,2} (?: (?: ${STATE} | ${STATE_NAME} ) \.? ,? [\x20]{1,2} [0-9]{5}(?:-[0-9]{4})? | ${UK_POSTCODE} | (?: ${CA_PROVINCE} ,? [\x20] )? ${CA_CODE} | ${AU_STATE} ,? [\x20] [0-9]{4} ) (?![0-9A-Za-z]) )`
const TAIL = String.raw`(?: ,? [\x20\n] ${UNIT} ){0,2} (?: (?: , [\x20\n]? | [\x20\n] ) (?: ${CITY} , [\x20\n]? ){0,3} ${CITY} ${CODE} (?: ,? [\x20] (?:USA?|UK|United\x20(?:States|Kingdom)|Canada|Australia|Ireland|England|Scotland|Wales) )? | ${CODE} )`
const SHORT_TAIL = String.raw`(?: ,? [\x20\n] ${UNIT} ){0,2} (?: ,[\x20] ${CITY} ,[\x20] (?: ${STATE} ) (?![A-Za-z]) )?`

const BEFORE = String.raw`(?<! [0-9A-Za-z_$€£¥\x23+] | [0-9][.,:/\-] | [A-Za-z]- )`
const WORD_CASED = String.raw`(?: \p{Lu}[\p{L}'’.]{1,20} | [0-9]{1,3}(?:st|nd|rd|th) | of | the | de | la | del | van )`
const WORD = String.raw`(?: [\p{L}'’.]{1,20} | [0-9]{1,3}(?:st|nd|rd|th) )`
const CUE = String.raw`(?<! [a-z] ) (?: live (?:s|d)? (?:[\x20](?:at|on|in))? | (?:address|addr|adress) (?: [\x20] (?:is|was|to|at|now) | [\x20]? : | [\x20]? = )? | (?:ship|send|sent|deliver|delivered|mail|move[ds]?|moving|post|come|came|deliveries|relocat(?:ed|ing)) (?:[\x20](?:it|them|this|that|everything|stuff|the[\x20][a-z]{2,12}))? [\x20] (?:to|at) | (?:i'?m|im|he's|she's|is|are|was|were|located|based|staying|house|home|resid(?:e|es|ing)|still|here) [\x20] (?:at|on)? | still )`
/** Words that follow a number in sentences: 'a 5 minute drive', '24 hour way'. */
const NO_STREET = '(?! (?: (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|am|pm|miles?|km|percent|star|stars|times?|people|points?|items?|pieces?|more|of|and|or|to|in|on|at|from|the|a|my|gb|tb|mb|way|feet|ft|inch|inches|x|in|by|is|are|was|for|per|with|long|short|easy|quick|big|small|new|different|separate|business|working|steps?) (?![\\p{L}]) ) )'

const NEAR_STREET = giu`(?<=[\x20]) ${TYPE} (?![\p{L}]) | box[\x20]\x23?[0-9] | bag[\x20][0-9] | (?<=[\x20\n]) [A-Z]{1,2}[0-9][0-9A-Z]?[\x20]?[0-9][A-Z]{2} (?![0-9A-Z]) | [A-Z]{2}[\x20][0-9]{4,5} (?![0-9])`

export const ADDRESS_EN: readonly Recognizer[] = [
  {
    id: 'address-en',
    type: 'ADDRESS',
    trigger: 'digit',
    patterns: [],
    find: around(NEAR_STREET, 110, 150, [
      {
        id: 'street and code',
        regex: giu`${BEFORE} (?: ${UNIT} ,? [\x20] (?: (?:the[\x20])? [\p{L}']{2,16} (?:[\x20][\p{L}']{2,16}){0,3} ,[\x20] )? )? ${HOUSE} ,? [\x20] ${NO_STREET} (?: ${DIRECTION} [\x20] )? (?: ${WORD} [\x20] ){1,4}? ${TYPE} \.? (?: [\x20] ${DIRECTION} (?![\p{L}]) )? ${TAIL}`,
        score: 0.95
      },
      {
        id: 'capitalised street',
        regex: gu`${BEFORE} (?: (?:Apt|Unit|Flat|Suite|Room|flat|apt|unit|suite) \.? [\x20]? [0-9A-Za-z\-]{1,6} ,? [\x20] )? ${HOUSE} ,? [\x20] (?! of [\x20] ) (?: [NSEW]{1,2} \.? [\x20] | (?:North|South|East|West) [\x20] )? (?: ${WORD_CASED} [\x20] ){0,3} \p{Lu}[\p{L}'’.]{1,20} [\x20] ${TYPE_CASED} (?![\p{L}]) \.? (?: [\x20] [NSEW]{1,2} (?![\p{L}]) )? (?: ,? [\x20\n] (?: (?:Apt|Apartment|Unit|Ste|Suite|Flat|Room|Rm|Floor|Fl|apt|unit|suite|flat) \.? [\x20]? \x23? [0-9A-Za-z\-]{1,6} | \x23[\x20]?[0-9A-Za-z\-]{1,6} ) )? (?: ,[\x20] \p{Lu}[\p{L}'.]{1,20} (?: [\x20\-] \p{Lu}[\p{L}'.]{1,20} ){0,2} (?![\p{L}]) (?: ,? [\x20] (?: ${STATE} | ${AU_STATE} ) (?![A-Za-z]) )? (?: ,? [\x20] [0-9]{4,5} (?![0-9]) )? ){0,3}`,
        score: 0.8
      },
      {
        id: 'numbered street',
        regex: giu`${BEFORE} ${HOUSE} [\x20] (?: ${DIRECTION} [\x20] )? [0-9]{1,3}(?:st|nd|rd|th) [\x20] (?:street|st|avenue|ave|road|rd|place|pl|court|ct|drive|dr|lane|ln|terrace|cross) (?![\p{L}]) \.? (?: [\x20] ${DIRECTION} (?![\p{L}]) )? ${SHORT_TAIL}`,
        score: 0.85
      },
      {
        id: 'after address words',
        regex: giu`${CUE} [\x20]{1,2} (?<value> (?: ${UNIT} ,? [\x20] )? (?: number [\x20] )? ${HOUSE} ,? [\x20] ${NO_STREET} (?: ${WORD} [\x20] ){1,4}? ${TYPE} (?![\p{L}]) \.? (?: [\x20] ${DIRECTION} (?![\p{L}]) )? ${SHORT_TAIL} )`,
        score: 0.75
      },
      {
        id: 'no street type, but a code',
        regex: gu`${BEFORE} (?: (?:Flat|Unit|Apt|Suite|Shop|Room) [\x20] [0-9A-Za-z\-]{1,5} ,? [\x20] )? (?: ${HOUSE} [\x20] | (?:The|Unit\x20[0-9]{1,3},?) [\x20] ) \p{Lu}[\p{L}'’]{1,20} (?: [\x20] \p{Lu}?[\p{L}'’]{1,20} ){0,3} (?: , [\x20] \p{Lu}[\p{L}'’]{1,20} (?: [\x20] \p{Lu}[\p{L}'’]{1,20} ){0,3} ){0,3} ,? [\x20] (?: ${UK_POSTCODE} | ${STATE} ,? [\x20] [0-9]{5}(?:-[0-9]{4})? | ${AU_STATE} [\x20] [0-9]{4} ) (?![0-9A-Za-z])`,
        score: 0.8
      },
      {
        id: 'PO box',
        regex: giu`(?<![a-z]) (?: p\.?[\x20]?o\.? [\x20]? box | post [\x20] office [\x20] box | (?:locked|private) [\x20] bag | gpo [\x20] box ) [\x20]? \x23? [0-9]{1,6} (?: ,? [\x20\n] (?: ${CITY} ,[\x20] ){0,2} ${CITY} (?: ,? [\x20] ${STATE} )? ,? [\x20] (?: [0-9]{4,5}(?:-[0-9]{4})? | ${UK_POSTCODE} | ${CA_CODE} ) (?![0-9A-Za-z]) )?`,
        score: 0.85
      }
    ]),
    context: ['address', 'live', 'lives', 'living', 'ship', 'shipping', 'deliver', 'delivery', 'billing', 'mailing', 'moved', 'home', 'house', 'street', 'zip', 'postcode', 'send', '住所']
  }
]
