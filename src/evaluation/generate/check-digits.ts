// Check digits for made-up numbers, written apart from the checksums that detection uses, so that one cannot hide a mistake of the other.

/** Appends the Luhn digit (ISO/IEC 7812-1). */
export function withLuhn (digits: string): string {
  for (let check = 0; check <= 9; check++) if (luhnSum(`${digits}${check}`) % 10 === 0) return `${digits}${check}`
  return digits
}

function luhnSum (digits: string): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}

/** An IBAN with its check digits (ISO 13616). @param account letters and digits. */
export function withIbanCheck (country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36).toString()).join('')
  return `${country}${(98n - BigInt(digits) % 97n).toString().padStart(2, '0')}${account}`
}

/** My Number: eleven digits and the check digit of the ministerial order of 2014. */
export function withMyNumberCheck (digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index < 6 ? index + 2 : index - 4), 0)
  const rest = sum % 11
  return `${digits}${rest <= 1 ? 0 : 11 - rest}`
}
