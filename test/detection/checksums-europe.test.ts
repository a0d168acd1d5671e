import { describe, expect, test } from 'vitest'
import { beNationalNumber, deKvnr, deLanr, deRvnr, deTaxId, deTaxIdRepeats, dkCpr, ean13, esLetter, fiHetu, frNir, icao9303, iePps, itFiscalCode, nlBsn, noFodselsnummer, plPesel, ptNif, seNumber, ukNhs } from '../../src/detection/checksums-europe.ts'

/** Made-up numbers; their check digits were computed with another implementation (python-stdnum) or stand in the sources. */
const LAST: ReadonlyArray<readonly [string, (value: string) => boolean, readonly string[]]> = [
  ['ukNhs', ukNhs, ['6091390996', '9078666617', '1163726516', '0175989834']],
  ['deTaxId', deTaxId, ['68609267313', '98362504816', '36393240754', '95816475051']],
  ['deRvnr', deRvnr, ['65280579B779', '65220783T618', '15100486T976', '65071159K917']],
  ['deKvnr', deKvnr, ['M793639607', 'A923097608', 'M167913372', 'R515403891']],
  ['esLetter', esLetter, ['99867487S', '22206183M', '83960330A', '19933906J']],
  ['esLetter', esLetter, ['Z3302750R', 'Y6772899B', 'Y9629725F', 'X9168815A']],
  ['itFiscalCode', itFiscalCode, ['TBNFTC43C58H501N', 'SLMGFF96D49H501O', 'MCMFFB44D66H501O', 'CCCCLS92H46H501L']],
  ['plPesel', plPesel, ['95122212688', '55072454897', '66021748914', '88070720147']],
  ['frNir', frNir, ['162047567001358', '265042A29341361', '299012A57659257', '187111386439840']],
  ['nlBsn', nlBsn, ['753104738', '131792635', '660403110', '935172282']],
  ['beNationalNumber', beNationalNumber, ['90112111261', '71072660063', '93010297453', '56040474152']],
  ['ptNif', ptNif, ['353371122', '142731030', '344001075', '376548240']],
  ['ean13', ean13, ['7566463574777', '7568320354706', '7561819193626', '7565505903353']],
  ['noFodselsnummer', noFodselsnummer, ['18119940822', '13084725565', '01118907473', '04119415476']],
  ['seNumber', seNumber, ['5310196117', '0503247967', '6208039559', '9308171512']],
  ['seNumber', seNumber, ['5585636714', '5575269195', '5581840872', '5591898365']],
  ['fiHetu', fiHetu, ['131052308T', '0105949032']],
  ['dkCpr', dkCpr, ['0708826073', '2110625629']],
  ['icao9303', icao9303, ['L898902C36', 'C01X00T478']]
]
/** The same, where the check digit is not the last: its place. */
const INSIDE: ReadonlyArray<readonly [string, (value: string) => boolean, number, readonly string[]]> = [
  ['deLanr', deLanr, 6, ['436079401', '361955434', '744868201', '029580903']],
  ['iePps', iePps, 7, ['1234567T', '1234567FA', '3693528SH']]
]

describe('checksums-europe', () => {
  test.each(LAST)('%s accepts its numbers, and no other last character', (_, check, values) => {
    for (const value of values) expect(otherCharacters(value, value.length - 1).filter(check)).toEqual([value])
  })

  test.each(INSIDE)('%s accepts its numbers, and no other check character', (_, check, place, values) => {
    for (const value of values) expect(otherCharacters(value, place).filter(check)).toEqual([value])
  })

  test.each([['36574261809', true], ['86095742719', true], ['95078563523', true], ['12345678903', false], ['55508796320', false], ['11223345678', false]])('repeated digits of %s', (digits, expected) => {
    expect(deTaxIdRepeats(digits)).toBe(expected)
  })
})

/** The value with each character of the same kind at one place; itself among them. */
function otherCharacters (value: string, place: number): string[] {
  const kind = /[0-9X]/.test(value.charAt(place)) && /[0-9]/.test(value.slice(0, place)) && !/[A-WYZ]/.test(value.charAt(place)) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const characters = kind.includes(value.charAt(place)) ? kind : kind + value.charAt(place)
  return [...characters].map((character) => value.slice(0, place) + character + value.slice(place + 1)).sort((a, b) => Number(b === value) - Number(a === value))
}
