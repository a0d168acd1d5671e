// Postal addresses of continental Europe: 'Obere Marktgasse 7, 97070 Würzburg', '23 bis rue des Tanneurs, 59800 Lille', 'Via dei Calderai 38'.

import { around } from './around.ts'
import { giu, gu } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const HOUSE = String.raw`[0-9]{1,4} [\x20]? [a-zA-Z]? (?![\p{L}]) (?: [\x20]?[\-/][\x20]? (?:[0-9]{1,4}[a-z]?|[IVX]{1,4}) (?![0-9]) )? (?: [\x20] (?:m|lok|bis|ter|app|apt)\.? [\x20]? [0-9]{1,4} )?`
/** Five digits (four in some countries, with letters in the Netherlands), then a town. */
const TOWN = String.raw`(?: [,\n]{1,2} [\x20]? (?: [A-Z]{1,2}- )? (?: [0-9]{5} | [0-9]{4} [\x20]? [A-Z]{2} | [0-9]{2}-[0-9]{3} | [0-9]{3} [\x20] [0-9]{2} | [0-9]{4} ) [\x20] \p{Lu}[\p{L}'\-]{1,24} (?: [\x20] (?:\p{Lu}[\p{L}'\-]{0,20}|am|an|der|im|la|sur|[0-9]{1,2}) (?![\p{L}0-9]) ){0,3} (?: ,[\x20] \p{Lu}[\p{L}]{3,16} )? )`
const GERMANIC = String.raw`(?: [Ss]tra(?:ß|ss)e | [Ss]tr\. | gasse | allee | weg | platz | damm | ufer | straat | laan | gracht | plein | kade | dijk | vej | gade | gatan | vägen | gata | katu )`
const ROMANCE = '(?: [Rr]ue | [Aa]venue | [Bb]oulevard | [Pp]lace[\\x20]d(?:e|u|es) | [Ii]mpasse | [Aa]llée | [Cc]hemin | [Qq]uai | [Cc]ours | [Vv]ia | [Vv]iale | [Pp]iazza | [Cc]orso | [Vv]icolo | [Bb]orgo | [Cc]alle | C/ | [Aa]venida | [Pp]aseo | [Cc]arrer | [Rr]ua | [Tt]ravessa | [Ll]argo | ul\\. | [Uu]lica | al\\. )'.replaceAll(' ', '')
const NAME = String.raw`(?: (?:de|del|della|delle|dei|degli|des|du|di|da|la|le|les|l'|d'|el|los|las|do|dos)[\x20]? | \p{Lu}[\p{L}'.\-]{1,24} [\x20]? )`

const NEAR_STREET = /(?:stra(?:ß|ss)e|str\.|gasse|allee|weg|platz|damm|ufer|straat|laan|gracht|plein|kade|dijk|vej|gade|gatan|vägen|gata|katu)\x20[0-9]|(?<![a-z])(?:rue|avenue|boulevard|place|impasse|allée|chemin|quai|cours|via|viale|piazza|corso|vicolo|borgo|calle|c\/|avenida|paseo|plaza|carrer|rua|travessa|largo|ul\.|ulica|al\.|bd|av\.|faubourg)\x20|[\n,]\x20?(?:[0-9]{5}|[0-9]{2}-[0-9]{3}|[0-9]{3}\x20[0-9]{2}|[0-9]{4}\x20[A-Z]{2})\x20/giu

export const ADDRESS_EU: readonly Recognizer[] = [{
  id: 'address-eu',
  type: 'ADDRESS',
  trigger: 'digit',
  patterns: [],
  find: around(NEAR_STREET, 70, 90, [
    { id: 'street name, number', regex: gu`(?<![\p{L}\-]) (?: \p{Lu}[\p{L}.\-]{1,20} [\x20] ){0,2} (?: \p{Lu}[\p{L}\-]{1,24}? ${GERMANIC} | ${GERMANIC} ) [\x20] ${HOUSE} (?![0-9]) ${TOWN}?`, score: 0.85 },
    { id: 'rue, via, calle', regex: gu`(?<![\p{L}\-]) ${ROMANCE} [\x20] ${NAME}{1,5}? ,? [\x20]? (?:n[°º.]?[\x20]?)? ${HOUSE} (?![0-9]) ${TOWN}?`, score: 0.8 },
    { id: 'number, rue', regex: giu`(?<![0-9\p{L}.,\-]) [0-9]{1,4} (?:[\x20]?(?:bis|ter|quater|[a-d]))? ,? [\x20] (?: rue | avenue | av\. | boulevard | bd | impasse | allée | chemin | quai | cours | faubourg ) [\x20] (?: (?:de|des|du|la|le|les)[\x20] | l' | d' ){0,2} [\p{L}'\-]{2,24} (?: [\x20\-] [\p{L}'\-]{2,24} ){0,3}? (?: ,? [\x20\n] [0-9]{5} [\x20] [\p{L}'\-]{2,24} (?: [\x20] [\p{L}]{2,20} ){0,2} | (?= [.,;!?\n] | $ ) )`, score: 0.8 },
    { id: 'name, number, code, town', regex: gu`(?<![\p{L}\-]) \p{Lu}[\p{L}]{2,24} (?: [\x20] \p{Lu}[\p{L}]{1,20} ){0,2} [\x20] ${HOUSE} [,\n] [\x20]? (?: [A-Z]{1,2}- )? (?: [0-9]{5} | [0-9]{2}-[0-9]{3} | [0-9]{3} [\x20] [0-9]{2} | [0-9]{4} [\x20] [A-Z]{2} ) [\x20] \p{Lu}[\p{L}\-]{2,24} (?: [\x20] (?:\p{Lu}[\p{L}]{1,20}|[0-9]{1,2}) (?![\p{L}0-9]) ){0,2}`, score: 0.75 }
  ]),
  context: ['address', 'adresse', 'anschrift', 'dirección', 'indirizzo', 'live', 'ship', 'deliver', 'home', 'street']
}]
