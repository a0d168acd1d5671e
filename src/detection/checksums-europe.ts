// Check digits of European national ids. Every function takes the bare value (capitals, no separators) and answers yes or no.

import { digitAt, luhn, mod11v10, weightedSum } from './checksums.ts'

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE'
const PPS_LETTERS = 'WABCDEFGHIJKLMNOPQRSTUV'
const HETU_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY'
/** Values of the characters at odd places of an Italian fiscal code, 0–9 then A–Z; digits and the letters A–J agree. */
const CODICE_ODD: readonly number[] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** UK NHS number, 10 digits, mod 11. Source: NHS Data Dictionary, NHS NUMBER. */
export function ukNhs (digits: string): boolean {
  return digits.length === 10 && weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/** MRZ check digit, last, over the characters before it: 7-3-1, A = 10. Source: ICAO Doc 9303-3, 4.9. */
export function icao9303 (characters: string): boolean {
  let sum = 0
  for (let i = 0; i < characters.length - 1; i++) sum += Number.parseInt(characters.charAt(i), 36) * ([7, 3, 1][i % 3] ?? 0)
  return sum % 10 === Number(characters.at(-1))
}

/** German tax id, 11 digits, MOD 11,10. Source: § 139b AO; BZSt, Aufbau der Identifikationsnummer. */
export function deTaxId (digits: string): boolean {
  return /^[1-9][0-9]{10}$/.test(digits) && mod11v10(digits)
}

/** Of the first ten digits exactly one occurs twice or three times (not three in a row), the others at most once. Source: as `deTaxId`. */
export function deTaxIdRepeats (digits: string): boolean {
  const first = digits.slice(0, 10)
  const counts = [...'0123456789'].map((digit) => first.split(digit).length - 1).filter((count) => count > 1)
  return counts.length === 1 && (counts[0] ?? 0) <= 3 && !/([0-9])\1\1/.test(first)
}

/** German pension insurance number, 8 digits, letter, 3 digits. Source: VKVV § 2 (4). */
export function deRvnr (value: string): boolean {
  if (!/^[0-9]{8}[A-Z][0-9]{3}$/.test(value)) return false
  return crossSum(value.slice(0, 8) + ordinal(value.charAt(8)) + value.slice(9, 11), [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]) % 10 === digitAt(value, 11)
}

/** German health insurance number, letter and 9 digits. Source: § 290 SGB V, Anlage 1 of the GKV-Spitzenverband. */
export function deKvnr (value: string): boolean {
  return /^[A-Z][0-9]{9}$/.test(value) && crossSum(ordinal(value.charAt(0)) + value.slice(1, 9), [1, 2]) % 10 === digitAt(value, 9)
}

/** German doctor number, 9 digits, check digit seventh. Source: KBV, Richtlinie nach § 75 Abs. 7 SGB V. */
export function deLanr (digits: string): boolean {
  return /^[0-9]{9}$/.test(digits) && Number(digits) > 0 && (10 - weightedSum(digits.slice(0, 6), [4, 9]) % 10) % 10 === digitAt(digits, 6)
}

/** Spanish NIF (7 or 8 digits, letter), with K, L or M before 7 digits, or NIE (X, Y, Z before 7 digits). Source: Orden INT/2058/2008; RD 1065/2007, art. 19. */
export function esLetter (value: string): boolean {
  const digits = value.slice(0, -1).replace(/^[KLM]/, '').replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))
  return /^[0-9]{7,8}$/.test(digits) && DNI_LETTERS.charAt(Number(digits) % 23) === value.at(-1)
}

/** Italian fiscal code, 16 characters. Source: D.M. 23 December 1976. */
export function itFiscalCode (value: string): boolean {
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const character = value.charCodeAt(i)
    const order = character >= 65 ? character - 65 : character - 48
    sum += i % 2 === 0 ? CODICE_ODD[order] ?? 0 : order
  }
  return value.length === 16 && String.fromCharCode(65 + sum % 26) === value.charAt(15)
}

/** Polish PESEL, 11 digits. Source: Ustawa o ewidencji ludności, art. 15. */
export function plPesel (digits: string): boolean {
  return digits.length === 11 && weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0
}

/** Finnish personal identity code, without its separator: 9 digits and a check character, mod 31. Source: VTJ-asetus 128/2010, § 2. */
export function fiHetu (value: string): boolean {
  return HETU_CHARACTERS.charAt(Number(value.slice(0, 9)) % 31) === value.charAt(9)
}

/** French NIR, 13 characters and the key 97 − n mod 97; Corsica's 2A and 2B count as 19 and 18. Source: INSEE; décret 82-103. */
export function frNir (value: string): boolean {
  const number = value.slice(0, 13).replace('2A', '19').replace('2B', '18')
  return value.length === 15 && /^[0-9]{13}$/.test(number) && 97 - Number(number) % 97 === Number(value.slice(13))
}

/** Dutch BSN, 8 or 9 digits, the eleven-test. Source: Besluit BSN; RvIG, Logisch Ontwerp BRP. */
export function nlBsn (digits: string): boolean {
  const padded = digits.padStart(9, '0')
  return Number(padded) > 0 && weightedSum(padded, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
}

/** Belgian national number, 11 digits, 97 − n mod 97; born since 2000 with a 2 before. Source: KB 3 April 1984, art. 3. */
export function beNationalNumber (digits: string): boolean {
  const [number, check] = [digits.slice(0, 9), Number(digits.slice(9))]
  return digits.length === 11 && (97 - Number(number) % 97 === check || 97 - Number(`2${number}`) % 97 === check)
}

/** Portuguese NIF, 9 digits, mod 11. Source: Decreto-Lei 14/2013. */
export function ptNif (digits: string): boolean {
  const rest = 11 - weightedSum(digits.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11
  return digits.length === 9 && (rest > 9 ? 0 : rest) === digitAt(digits, 8)
}

/** EAN-13: weights 1 and 3 (Swiss AHV number). Source: GS1 General Specifications, 7.9; ZAS, Neue AHV-Nummer. */
export function ean13 (digits: string): boolean {
  return digits.length === 13 && weightedSum(digits, [1, 3]) % 10 === 0
}

/** Irish PPS number, 7 digits, check letter, and since 2013 a second letter that counts (W before 2013 does not). Source: Department of Social Protection. */
export function iePps (value: string): boolean {
  const second = value.charAt(8)
  const extra = second === '' || second === 'W' ? 0 : (second.charCodeAt(0) - 64) * 9
  return PPS_LETTERS.charAt((weightedSum(value.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) + extra) % 23) === value.charAt(7)
}

/** Norwegian birth number, 11 digits, two mod 11 checks. Source: Skatteetaten; FOR-2017-07-14-1201, § 2-2. */
export function noFodselsnummer (digits: string): boolean {
  return digits.length === 11 && weightedSum(digits.slice(0, 10), [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/** Danish CPR number, 10 digits, mod 11; numbers given since 2007 may fail it. Source: CPR-kontoret, Personnummeret i CPR. */
export function dkCpr (digits: string): boolean {
  return digits.length === 10 && weightedSum(digits, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
}

/** Swedish personal or organisation number, the last ten digits, Luhn. Source: Skatteverket SKV 704, SKV 709. */
export function seNumber (digits: string): boolean {
  return digits.length >= 10 && luhn(digits.slice(-10))
}

/** Sum of the digits of each product. */
function crossSum (digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const product = digitAt(digits, i) * (weights[i % weights.length] ?? 0)
    sum += Math.floor(product / 10) + product % 10
  }
  return sum
}

/** A → '01' … Z → '26'. */
function ordinal (letter: string): string {
  return String(letter.charCodeAt(0) - 64).padStart(2, '0')
}
