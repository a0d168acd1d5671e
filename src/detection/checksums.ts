// Check digits of cards, accounts and ids. Every function takes plain digits (or the characters it names) and answers yes or no.

/** Verhoeff's multiplication table of the dihedral group D5. */
const VERHOEFF_D: readonly string[] = [
  '0123456789', '1234067895', '2340178956', '3401289567', '4012395678',
  '5987604321', '6598710432', '7659821043', '8765932104', '9876543210'
]
/** Verhoeff's position permutations; row `n mod 8` serves the n-th digit from the right. */
const VERHOEFF_P: readonly string[] = [
  '0123456789', '1576283094', '5803796142', '8916043527', '9453126870', '4286573901', '2793806415', '7046913258'
]

/** The digit at `index`, counted from the left; NaN beyond the end. */
export function digitAt (digits: string, index: number): number {
  return digits.charCodeAt(index) - 48
}

/** Keeps only ASCII digits: '4111-1111 1111.1111' → '4111111111111111'. */
export function digitsOf (value: string): string {
  return value.replace(/[^0-9]/g, '')
}

/** Sum of digit × weight from the left; weights repeat when the number is longer. */
export function weightedSum (digits: string, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += digitAt(digits, i) * (weights[i % weights.length] ?? 0)
  return sum
}

/** True for '0000', '1111' …: test values that pass many checksums and are no one's number. */
export function isOneDigitRepeated (digits: string): boolean {
  return /^([0-9])\1*$/.test(digits)
}

/** Luhn's mod 10 over all digits, check digit last. Source: ISO/IEC 7812-1:2017, annex B. */
export function luhn (digits: string): boolean {
  let sum = 0
  for (let i = digits.length - 1, isDoubled = false; i >= 0; i--, isDoubled = !isDoubled) {
    const digit = digitAt(digits, i) * (isDoubled ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return digits.length > 1 && sum % 10 === 0
}

/** ISO 7064 MOD 97-10 over digits and letters (A = 10 … Z = 35): remainder 1. Callers of IBANs move the first four to the end. Source: ISO/IEC 7064:2003. */
export function mod97 (characters: string): boolean {
  let remainder = 0
  for (const character of characters) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

/** ISO 7064 MOD 11-2, check character 0–9 or X last (Chinese resident id, ORCID). Source: ISO/IEC 7064:2003. */
export function mod11v2 (characters: string): boolean {
  let remainder = 0
  for (const character of characters) remainder = (remainder * 2 + (/x/i.test(character) ? 10 : Number(character))) % 11
  return remainder === 1
}

/** ISO 7064 MOD 11,10, check digit last (German tax id, Croatian OIB). Source: ISO/IEC 7064:2003. */
export function mod11v10 (digits: string): boolean {
  let product = 10
  for (let i = 0; i < digits.length - 1; i++) product = (((product + digitAt(digits, i)) % 10 || 10) * 2) % 11
  return (product + digitAt(digits, digits.length - 1)) % 10 === 1
}

/** Verhoeff's check over the dihedral group D5, check digit last (Aadhaar). Source: J. Verhoeff, Error Detecting Decimal Codes, 1969. */
export function verhoeff (digits: string): boolean {
  let check = 0
  for (let i = 0; i < digits.length; i++) {
    const permuted = digitAt(VERHOEFF_P[i % 8] ?? '', digitAt(digits, digits.length - 1 - i))
    check = digitAt(VERHOEFF_D[check] ?? '', permuted)
  }
  return digits.length > 1 && check === 0
}

/** US routing number: 3-7-1 weights, mod 10. Source: ABA Key to Routing Numbers; 12 CFR 229, appendix A. */
export function abaRouting (digits: string): boolean {
  return digits.length === 9 && weightedSum(digits, [3, 7, 1]) % 10 === 0
}

/** Individual number (My Number), 12 digits, mod 11. Source: 平成26年総務省令第85号, article 5. */
export function jpMyNumber (digits: string): boolean {
  if (digits.length !== 12) return false
  const remainder = weightedSum(digits.slice(0, 11), [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return digitAt(digits, 11) === (remainder <= 1 ? 0 : 11 - remainder)
}

/** Corporate number, 13 digits, check digit first, mod 9. Source: 平成26年財務省令第70号, article 2. */
export function jpCorporateNumber (digits: string): boolean {
  return digits.length === 13 && digitAt(digits, 0) === 9 - weightedSum(digits.slice(1), [2, 1]) % 9
}

/**
 * Driver's licence, 12 digits, check digit eleventh, mod 11 of the first ten (the last digit counts reissues).
 * Source: 運転免許証番号の検査数字, as published in the police's card specification.
 */
export function jpDriverLicense (digits: string): boolean {
  if (digits.length !== 12) return false
  const remainder = weightedSum(digits.slice(0, 10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return digitAt(digits, 10) === (11 - remainder) % 10
}
