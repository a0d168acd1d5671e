// English values: numbers from ranges that nobody is given, example domains, names put together at random.

import type { Draw } from '../random.ts'
import { withIbanCheck, withLuhn } from './check-digits.ts'
import type { MadeUpPerson, Slot } from './slots.ts'

const FIRST = 'Abel Adaeze Anneke Arlo Beatriz Bodhi Callum Cedella Corwin Dalia Darragh Delphine Eamon Elspeth Emeka Farida Fenella Gareth Greta Hamza Hester Idris Imogen Ines Jarek Jovana Kalila Keiran Lachlan Leocadia Lorcan Maeve Malik Marisol Nadira Niall Odette Olumide Padma Perrin Quilla Rafferty Roisin Sunniva Tadeo Tamsin Ulrike Vaughn Wilhelmina Yusra Zadie Zoran'.split(' ')
const LAST = 'Abernathy Achterberg Balogun Birdsall Calloway Castellanos Dankworth Delacroix Eastaugh Eriksen Fairweather Ferreira Galbraith Gunnarsson Hathersage Hollingbery Iwobi Jellicoe Kaczmarek Kilbride Ladipo Lindqvist MacTavish Marchetti Nakagawa Nettlefold Oduya O\'Riordan Pemberley Petrova Quarshie Rademaker Ravensdale Santangelo Shackleton Thistlewood Tremblay Uppal Vandermeer Wetherby Winterbourne Yeboah Zielinska'.split(' ')
const STREETS = 'Larch Juniper Mill Copper Harrow Meadow Orchard Quarry Saddler Tanner Thistle Willow Foundry Heron'.split(' ')
const TOWNS = ['Brackenford', 'Eastmere', 'Halloway Bridge', 'Pinecrest', 'Saltmarsh', 'Wexley', 'Corven', 'Dunmarsh']
const CITIES = ['Denver', 'Leeds', 'Toronto', 'Bristol', 'Austin', 'Galway', 'Perth', 'Oakland']
const PRODUCTS = ['Jasper 3 kettle', 'Lincoln desk lamp', 'Hudson rain jacket', 'Aria headphones', 'Monroe sofa bed', 'Sienna yoga mat', 'Paris blender']
const COMPANIES = ['Northgate Freight', 'Bluefern Utilities', 'Castle & Moor Insurance', 'Pelican Broadband', 'Ostrich Airways']
const WORDS = 'copper lantern velvet harbour maple rocket saffron tundra pebble walnut'.split(' ')
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const SEPARATED = (digits: string, separator: string): string => digits.replace(/(\d{4})(?=\d)/gu, `$1${separator}`)

export function makePersonEn (draw: Draw): MadeUpPerson {
  const [first, last] = [draw.pick(FIRST), draw.pick(LAST)]
  return { first, last, full: `${first} ${last}`, latin: `${first}.${last}`.toLowerCase().replace(/[^a-z.]/gu, '') }
}

export const SLOTS_EN: Readonly<Record<string, Slot>> = {
  person: { type: 'PERSON', make: (_, { full }) => full },
  first: { type: 'PERSON', make: (_, { first }) => first },
  last: { type: 'PERSON', make: (_, { last }) => last },
  // RFC 2606 domains.
  email: { type: 'EMAIL_ADDRESS', make: (draw, { latin }) => `${draw.chance(0.4) ? latin.replace('.', draw.pick(['_', '', '-'])) : latin}${draw.chance(0.4) ? draw.int(1, 99) : ''}@${draw.pick(['example.com', 'mail.example.org', 'post.example.net'])}` },
  // 555-01xx (ATIS) and Ofcom's numbers for drama.
  phone: { type: 'PHONE_NUMBER', make: (draw) => draw.pick([() => `(${draw.pick(['212', '415', '303', '617'])}) 555-01${draw.digits(2)}`, () => `${draw.pick(['206', '512'])}-555-01${draw.digits(2)}`, () => `+44 20 7946 0${draw.digits(3)}`, () => `07700 900${draw.digits(3)}`])() },
  address: { type: 'ADDRESS', make: (draw) => draw.pick([() => `${draw.int(2, 240)} ${draw.pick(STREETS)} ${draw.pick(['Street', 'Lane', 'Road', 'Avenue', 'Close'])}, ${draw.pick(TOWNS)}`, () => `${draw.int(100, 9_800)} ${draw.pick(STREETS)} ${draw.pick(['St', 'Ave', 'Blvd', 'Dr'])}, Apt ${draw.int(1, 40)}, ${draw.pick(TOWNS)}, ${draw.pick(['OR', 'VT', 'NM', 'ME'])} ${draw.digits(5)}`])() },
  city: { type: 'LOCATION', make: (draw) => draw.pick(CITIES) },
  company: { type: 'ORGANIZATION', make: (draw) => draw.pick(COMPANIES) },
  card: { type: 'CREDIT_CARD', make: (draw) => SEPARATED(withLuhn(`${draw.pick(['411111', '555555', '400000', '520082'])}${draw.digits(9)}`), draw.pick(['', ' ', '-'])) },
  cvv: { type: 'CARD_SECURITY_CODE', make: (draw) => draw.digits(3) },
  expiry: { type: 'CARD_EXPIRY', make: (draw) => `${String(draw.int(1, 12)).padStart(2, '0')}/${draw.int(27, 33)}` },
  iban: { type: 'IBAN', make: (draw) => { const iban = withIbanCheck('GB', `TEST${draw.digits(14)}`); return draw.chance(0.5) ? iban : iban.replace(/(.{4})(?=.)/gu, '$1 ') } },
  account: { type: 'BANK_ACCOUNT', make: (draw) => draw.digits(8) },
  ssn: { type: 'US_SSN', make: (draw) => `${draw.int(101, 665)}-${draw.int(10, 99)}-${draw.int(1_000, 9_999)}` },
  dob: { type: 'DATE_OF_BIRTH', make: (draw) => { const [day, month, year] = [draw.int(1, 28), draw.int(1, 12), draw.int(1941, 2006)]; return draw.pick([`${month}/${day}/${year}`, `${day} ${MONTHS[month - 1] ?? ''} ${year}`, `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`]) } },
  age: { type: 'AGE', make: (draw) => String(draw.int(19, 91)) },
  username: { type: 'USERNAME', make: (draw) => `${draw.pick(WORDS)}${draw.pick(['_', '.', ''])}${draw.pick(WORDS)}${draw.int(1, 999)}` },
  password: { type: 'PASSWORD', make: (draw) => `${draw.pick(WORDS).replace('a', '4').replace('e', '3')}${draw.pick(['!', '#', '-', '_'])}${draw.pick(WORDS)}${draw.int(10, 99)}` },
  pin: { type: 'PASSWORD', make: (draw) => draw.digits(4) },
  secret: { type: 'SECRET', make: (draw) => `sk_test_${Array.from({ length: 24 }, () => draw.pick([...'abcdefghijkmnpqrstuvwxyz23456789'])).join('')}` },
  ip: { type: 'IP_ADDRESS', make: (draw) => `${draw.pick(['192.0.2', '198.51.100', '203.0.113'])}.${draw.int(1, 254)}` },
  mac: { type: 'MAC_ADDRESS', make: (draw) => Array.from({ length: 6 }, () => draw.int(16, 255).toString(16)).join(':') },
  order: { type: null, make: (draw) => `${draw.pick(['#', 'ORD-', 'no. '])}${draw.digits(7)}` },
  ticket: { type: null, make: (draw) => `TCK-${draw.digits(5)}` },
  tracking: { type: null, make: (draw) => `PX${draw.digits(10)}XP` },
  product: { type: null, make: (draw) => draw.pick(PRODUCTS) },
  amount: { type: null, make: (draw) => `${draw.pick(['$', '£'])}${draw.int(4, 480)}.${draw.digits(2)}` },
  day: { type: null, make: (draw) => draw.pick(['Monday', 'Tuesday', 'tomorrow', 'next week', 'the weekend']) },
  flight: { type: null, make: (draw) => `${draw.pick(['OS', 'QN'])}${draw.int(100, 980)}` }
}

/** Some people never press shift. */
export function restyleEn (text: string, draw: Draw): string {
  return draw.chance(0.15) ? text.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()) : text
}
