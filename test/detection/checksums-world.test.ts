import { describe, expect, test } from 'vitest'
import { arCuit, auAbn, auAcn, auMedicare, auTfn, brCnpj, brCpf, caSin, cnResidentId, inAadhaar, inGstin, krBrn, krRegistration, mxCurp, mxRfc, phTin, sgNric, sgUen, thTnin, trNationalId, twNationalId, usDea, usNpi, vin, zaId } from '../../src/detection/checksums-world.ts'

/** Made-up numbers; their check digits were computed with another implementation (python-stdnum) or stand in the sources. */
const LAST: ReadonlyArray<readonly [string, (value: string) => boolean, readonly string[]]> = [
  ['usDea', usDea, ['AK2699102', 'FK9332836', 'AT5211785', 'AR0317974']],
  ['usNpi', usNpi, ['1490495490', '1887791378', '1423718489', '2414220709']],
  ['caSin', caSin, ['651788002', '355032624', '983263898', '243372117']],
  ['auAbn', auAbn, ['32655239948', '74545688965', '81296700089', '90171420821']],
  ['auAcn', auAcn, ['774583701', '734768953', '869496444', '769863470']],
  ['auTfn', auTfn, ['652079764', '503882537', '085161213', '532920233']],
  ['inAadhaar', inAadhaar, ['857067646731', '337602387898', '275960114151', '415671966911']],
  ['inGstin', inGstin, ['07GIZPW6231F1ZG', '27QLNPS6254I1Z0', '07LOOPR5669O1ZG', '07XJZPA7352P1ZQ']],
  ['krBrn', krBrn, ['1168200276', '1348672683', '1848190809', '1848177499']],
  ['thTnin', thTnin, ['6563169134447', '1705120947389', '4527803347221', '7504209768084']],
  ['sgNric', sgNric, ['G6649009U', 'T3565845E', 'G5441591K', 'F5323028T']],
  ['sgUen', sgUen, ['06837105E', '30696205E', '34995609W', '06490426A']],
  ['trNationalId', trNationalId, ['43000278284', '34686040326', '94246926866', '76102940964']],
  ['zaId', zaId, ['9708137046081', '7912202978085', '0204288543083', '4205093301084']],
  ['cnResidentId', cnResidentId, ['440305200206255479', '110101198404218043', '110101195604135898', '110101197002185432']],
  ['twNationalId', twNationalId, ['A123456789', 'B935364891', 'H121446442', 'T870514387']],
  ['brCpf', brCpf, ['15167423031', '71471754685', '26165188303', '71538698757']],
  ['brCnpj', brCnpj, ['06827909000102', '71287256000170', '63724225000100', '96532545000118']],
  ['mxCurp', mxCurp, ['MEXP810607MJCHDF05', 'MEXP611222MJCFFL04', 'GARC721015MDFGKN07', 'MEXP441212HNLDHH05']],
  ['mxRfc', mxRfc, ['MEXP740317DF6', 'MEXP430603AD2', 'GARC000128A29', 'MEXP590422BFA']],
  ['arCuit', arCuit, ['27854313695', '30324134197', '27870363430', '20770614156']],
  ['phTin', phTin, ['376369371', '315050950', '271527857', '015688811']]
]
/** The same, where the check digit is not the last: its place. */
const INSIDE: ReadonlyArray<readonly [string, (value: string) => boolean, number, readonly string[]]> = [
  ['vin', vin, 8, ['1M8GDM9AXKP042788', '5YJSA37C0RP498538', '1HGCM15A9MS986116', '1HGCM38C8RP840485']],
  ['auMedicare', auMedicare, 8, ['3981706224', '2079041385', '4067947541']]
]

describe('checksums-world', () => {
  test.each(LAST)('%s accepts its numbers, and no other last character', (_, check, values) => {
    for (const value of values) expect(otherCharacters(value, value.length - 1).filter(check)).toEqual([value])
  })

  test.each(INSIDE)('%s accepts its numbers, and no other check character', (_, check, place, values) => {
    for (const value of values) expect(otherCharacters(value, place).filter(check)).toEqual([value])
  })

  test.each([['9601211021413', false, true], ['9601211021414', false, false], ['9111245678906', true, true], ['9111245678901', true, false], ['9111245678904', false, true]])('Korean registration %s, foreigner: %s', (digits, isForeigner, expected) => {
    expect(krRegistration(digits, isForeigner)).toBe(expected)
  })
})

/** The value with each character of the same kind at one place; itself among them. */
function otherCharacters (value: string, place: number): string[] {
  const kind = /[0-9X]/.test(value.charAt(place)) && /[0-9]/.test(value.slice(0, place)) && !/[A-WYZ]/.test(value.charAt(place)) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const characters = kind.includes(value.charAt(place)) ? kind : kind + value.charAt(place)
  return [...characters].map((character) => value.slice(0, place) + character + value.slice(place + 1)).sort((a, b) => Number(b === value) - Number(a === value))
}
