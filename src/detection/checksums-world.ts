// Check digits of national ids outside Europe and Japan, and of vehicles. Every function takes the bare value (capitals, no separators).

import { digitAt, isOneDigitRepeated, luhn, mod11v2, verhoeff, weightedSum } from './checksums.ts'

const BASE36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const CURP_CHARACTERS = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'
const RFC_CHARACTERS = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'
const TW_AREAS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
const UEN_CHARACTERS = 'ABCDEFGHJKLMNPQRSTUVWX0123456789'
/** Values of the letters of a VIN, A to Z; I, O and Q do not occur. */
const VIN_LETTERS = '12345678.12345.7.923456789'

/** US DEA registration, two characters and 7 digits. Source: DEA Diversion Control Division; 21 CFR 1301. */
export function usDea (value: string): boolean {
  return weightedSum(value.slice(2, 8), [1, 2]) % 10 === digitAt(value, 8)
}

/** US NPI, 10 digits, Luhn with the prefix 80840. Source: CMS, Requirements for National Provider Identifier check digit. */
export function usNpi (digits: string): boolean {
  return /^[12][0-9]{9}$/.test(digits) && !isOneDigitRepeated(digits.slice(0, 9)) && luhn(`80840${digits}`)
}

/** Canadian SIN, 9 digits, Luhn; 0 and 8 are not given to persons. Source: Employment and Social Development Canada. */
export function caSin (digits: string): boolean {
  return /^[1-79][0-9]{8}$/.test(digits) && !isOneDigitRepeated(digits) && luhn(digits)
}

/** Australian business number, 11 digits, mod 89. Source: Australian Business Register, Format of the ABN. */
export function auAbn (digits: string): boolean {
  return digits.length === 11 && digitAt(digits, 0) > 0 && (weightedSum(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0
}

/** Australian company number, 9 digits. Source: ASIC, Australian Company Number digit check. */
export function auAcn (digits: string): boolean {
  return digits.length === 9 && (10 - weightedSum(digits.slice(0, 8), [8, 7, 6, 5, 4, 3, 2, 1]) % 10) % 10 === digitAt(digits, 8)
}

/** Australian tax file number, 8 or 9 digits, mod 11. Source: ATO, software developers' TFN algorithm. */
export function auTfn (digits: string): boolean {
  const weights = digits.length === 8 ? [10, 7, 8, 4, 6, 3, 5, 1] : [1, 4, 3, 7, 5, 8, 6, 9, 10]
  return digits.length === weights.length && Number(digits) > 0 && weightedSum(digits, weights) % 11 === 0
}

/** Australian Medicare number, 10 digits (an individual reference may follow), check digit ninth. Source: Services Australia. */
export function auMedicare (digits: string): boolean {
  return /^[2-6]/.test(digits) && weightedSum(digits.slice(0, 8), [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(digits, 8)
}

/** Indian Aadhaar, 12 digits, Verhoeff, first 2–9, no palindrome. Source: UIDAI, A UID Numbering Scheme. */
export function inAadhaar (digits: string): boolean {
  return /^[2-9][0-9]{11}$/.test(digits) && [...digits].reverse().join('') !== digits && verhoeff(digits)
}

/** Indian GSTIN, 15 characters, check character of base 36, mod 36. Source: GST Council, GSTIN format. */
export function inGstin (value: string): boolean {
  let sum = 0
  for (let i = 0; i < 14; i++) {
    const product = BASE36.indexOf(value.charAt(i)) * (i % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + product % 36
  }
  return value.length === 15 && BASE36.charAt((36 - sum % 36) % 36) === value.charAt(14)
}

/** Korean registration numbers, 13 digits, mod 11; numbers given since October 2020 fail it. Source: 주민등록법 시행규칙 (before 2020). */
export function krRegistration (digits: string, isForeigner: boolean): boolean {
  const rest = weightedSum(digits.slice(0, 12), [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11
  return digits.length === 13 && ((isForeigner ? 13 : 11) - rest) % 10 === digitAt(digits, 12)
}

/** Korean business number, 10 digits. Source: 국세청, 사업자등록번호 검증. */
export function krBrn (digits: string): boolean {
  const sum = weightedSum(digits.slice(0, 9), [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor(digitAt(digits, 8) * 5 / 10)
  return digits.length === 10 && Number(digits) > 0 && (10 - sum % 10) % 10 === digitAt(digits, 9)
}

/** Thai national id, 13 digits, mod 11. Source: Department of Provincial Administration (DOPA). */
export function thTnin (digits: string): boolean {
  const sum = weightedSum(digits.slice(0, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
  return digits.length === 13 && (11 - sum % 11) % 10 === digitAt(digits, 12)
}

/** Singapore NRIC or FIN, letter, 7 digits, letter. Source: as published for S, T, F, G; M (2022) by ICA. */
export function sgNric (value: string): boolean {
  const kind = value.charAt(0)
  const sum = weightedSum(value.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + ({ T: 4, G: 4, M: 3 }[kind] ?? 0)
  const letters = kind === 'M' ? 'XWUTRQPNJLK' : 'ST'.includes(kind) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK'
  return letters.charAt(sum % 11) === value.charAt(8)
}

/** Singapore UEN: business (8 digits), local company (9 digits, year first), others (T, S or R). Source: ACRA, UEN structure. */
export function sgUen (value: string): boolean {
  if (/^[0-9]{8}[A-Z]$/.test(value)) return 'XMKECAWLJDB'.charAt(weightedSum(value.slice(0, 8), [10, 4, 9, 3, 8, 2, 7, 1]) % 11) === value.at(-1)
  if (/^(?:1[89]|20)[0-9]{7}[A-Z]$/.test(value)) return 'ZKCMDNERGWH'.charAt(weightedSum(value.slice(0, 9), [10, 8, 6, 4, 9, 7, 5, 3, 1]) % 11) === value.at(-1)
  if (!/^[TSR][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z]$/.test(value)) return false
  const sum = [4, 3, 5, 3, 10, 2, 2, 5, 7].reduce((total, weight, i) => total + weight * UEN_CHARACTERS.indexOf(value.charAt(i)), 0)
  return UEN_CHARACTERS.charAt((((sum - 5) % 11) + 11) % 11) === value.at(-1)
}

/** Philippine TIN, 9 digits and up to 5 of a branch, ninth digit mod 11. Source: BIR, RMC 35-2003 (as implemented by filers). */
export function phTin (digits: string): boolean {
  return Number(digits.slice(0, 9)) > 0 && weightedSum(digits.slice(0, 8), [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === digitAt(digits, 8)
}

/** Turkish national id, 11 digits, two check digits. Source: NVİ, T.C. kimlik numarası. */
export function trNationalId (digits: string): boolean {
  if (!/^[1-9][0-9]{10}$/.test(digits)) return false
  const tenth = weightedSum(digits.slice(0, 9), [7, -1]) % 10
  return (tenth + 10) % 10 === digitAt(digits, 9) && weightedSum(digits.slice(0, 10), [1]) % 10 === digitAt(digits, 10)
}

/** South African id, 13 digits, Luhn, citizenship 0–2, then 8 or 9. Source: Identification Act 68 of 1997; Department of Home Affairs. */
export function zaId (digits: string): boolean {
  return /^[0-9]{10}[0-2][89][0-9]$/.test(digits) && luhn(digits)
}

/** Chinese resident id, 18 characters. Source: GB 11643-1999, with ISO 7064 MOD 11-2. */
export function cnResidentId (value: string): boolean {
  return /^[1-9][0-9]{16}[0-9X]$/.test(value) && mod11v2(value)
}

/** Taiwanese id, letter and 9 digits; residents' since 2021 have 8 or 9 after the letter. Source: 內政部, 國民身分證統一編號. */
export function twNationalId (value: string): boolean {
  const area = TW_AREAS.indexOf(value.charAt(0)) + 10
  return area >= 10 && (Math.floor(area / 10) + area % 10 * 9 + weightedSum(value.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1])) % 10 === 0
}

/** Brazilian CPF, 11 digits, two mod 11 checks. Source: Receita Federal. */
export function brCpf (digits: string): boolean {
  return digits.length === 11 && !isOneDigitRepeated(digits) && [9, 10].every((length) =>
    weightedSum(digits.slice(0, length), Array.from({ length }, (_, i) => length + 1 - i)) * 10 % 11 % 10 === digitAt(digits, length))
}

/** Brazilian CNPJ, 12 characters (letters since July 2026) and 2 check digits. Source: Receita Federal; IN RFB 2.229/2024. */
export function brCnpj (value: string): boolean {
  const isCheck = (weights: readonly number[]): boolean => {
    const rest = weights.reduce((sum, weight, i) => sum + weight * (value.charCodeAt(i) - 48), 0) % 11
    return (rest < 2 ? 0 : 11 - rest) === digitAt(value, weights.length)
  }
  return value.length === 14 && !isOneDigitRepeated(value) && isCheck([5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) && isCheck([6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])
}

/** Mexican CURP, 18 characters. Source: RENAPO, Instructivo normativo para la asignación de la CURP. */
export function mxCurp (value: string): boolean {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += CURP_CHARACTERS.indexOf(value.charAt(i)) * (18 - i)
  return value.length === 18 && (10 - sum % 10) % 10 === digitAt(value, 17)
}

/** Mexican RFC, 13 characters of a person or 12 of a company, mod 11. Source: SAT, Anexo 1-A. */
export function mxRfc (value: string): boolean {
  const padded = value.padStart(13, ' ')
  let sum = 0
  for (let i = 0; i < 12; i++) sum += RFC_CHARACTERS.indexOf(padded.charAt(i)) * (13 - i)
  return '0123456789A'.charAt((11 - sum % 11) % 11) === padded.charAt(12)
}

/** Argentine CUIT or CUIL, 11 digits, mod 11; where the check would be 10 it is 9. Source: AFIP. */
export function arCuit (digits: string): boolean {
  const rest = 11 - weightedSum(digits.slice(0, 10), [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
  return digits.length === 11 && (rest === 11 ? 0 : rest === 10 ? 9 : rest) === digitAt(digits, 10)
}

/** Vehicle identification number, 17 characters, check digit ninth (North America, China). Source: ISO 3779; 49 CFR 565.15. */
export function vin (value: string): boolean {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const code = value.charCodeAt(i)
    sum += (code >= 65 ? Number(VIN_LETTERS.charAt(code - 65)) : code - 48) * ([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2][i] ?? 0)
  }
  return value.length === 17 && '0123456789X'.charAt(sum % 11) === value.charAt(8)
}
