import { describe, expect, test } from 'vitest'
import { allDefaults, valuesOf } from '../scan-values.ts'
import { valuesOf as candidatesOf } from './scan-country.ts'
import type { EntityType } from '../../../../src/entities.ts'

const FOUND: ReadonlyArray<readonly [EntityType, string, readonly string[]]> = [
  ['US_SSN', '412-87-6093', ['412-87-6093']],
  ['US_SSN', 'full is 347 61 9082, sorry', ['347 61 9082']],
  ['US_SSN', 'ssn 611482075', ['611482075']],
  ['US_SSN', 'SSN (last resort): 536228714', ['536228714']],
  ['US_SSN', 'his social is 289 05 4417', ['289 05 4417']],
  ['US_SSN', 'social security number: 611.48.2075', ['611.48.2075']],
  ['US_SSN', 'SSN:611-48-2075', ['611-48-2075']],
  ['US_SSN', 'SSNは611-48-2075です', ['611-48-2075']],
  ['US_SSN', '６１１－４８－２０７５', ['611-48-2075']],
  ['US_SSN', 'my social security is 611-482075', ['611-482075']],
  ['US_SSN', '611-48-2075 / 412-87-6093', ['611-48-2075', '412-87-6093']],
  ['US_SSN', 'W-2 for 611482075', ['611482075']],
  ['US_SSN', 'ssn is 611 48-2075', ['611 48-2075']],
  ['US_ITIN', '911-70-1234', ['911-70-1234']],
  ['US_ITIN', 'my itin: 911701234', ['911701234']],
  ['US_ITIN', 'taxpayer id is 911-701234', ['911-701234']],
  ['US_PASSPORT', 'passport number 912803456', ['912803456']],
  ['US_PASSPORT', 'my travel passport is A12803456', ['A12803456']],
  ['US_PASSPORT', 'passport: C01234567', ['C01234567']],
  ['US_DRIVER_LICENSE', 'my driver license is H12234567', ['H12234567']],
  ['US_SSN', 'my social security number is 078051120', ['078051120']],
  ['US_SSN', 'My SSN is: 123-45-6789', ['123-45-6789']],
  ['US_PASSPORT', 'my travel document is A12803456', ['A12803456']],
  ['US_DRIVER_LICENSE', 'my DRIVER LICENSE is: 7774567901234', ['7774567901234']],
  ['US_DRIVER_LICENSE', 'John Smith license is AC432223', ['AC432223']],
  ['US_DRIVER_LICENSE', 'DL# D1234567', ['D1234567']],
  ['US_DRIVER_LICENSE', 'driver\'s license number: S530-4602-4158', ['S530-4602-4158']],
  ['MEDICAL_RECORD_NUMBER', 'MRN 00482913', ['00482913']],
  ['MEDICAL_RECORD_NUMBER', 'patient ID: A-20931', ['A-20931']],
  ['MEDICAL_RECORD_NUMBER', 'medical record number is 77120934', ['77120934']],
  ['MEDICAL_RECORD_NUMBER', '診察券番号は12-3456です', ['12-3456']],
  ['MEDICAL_RECORD_NUMBER', 'カルテ番号：0098123', ['0098123']]
]

const CLEAN: readonly string[] = [
  '000-12-3456', '666-12-3456', '900-12-3456', '611-00-2075', '611-48-0000', '078-05-1120', '219-09-9999', '078051120', '611482075', 'order 611482075',
  '1611-48-2075', '611-48-20755', 'part 611-48-2075-9', 'A12803456', 'form 1099-R', 'passport control is closed', 'driver update 12345678', 'chart 5 of 12',
  'software license is AC432223', 'license is AC432223-7', 'H12234567', '945456787654', '121000358', 'ssn 000-12-3456',
  'the patient waited 20 minutes', '$611,482,075'
]

describe('United States', () => {
  test.each(FOUND)('%s in %j', (type, text, expected) => {
    expect(valuesOf(type, text)).toEqual(expected)
  })

  test.each(CLEAN)('nothing in %j', (text) => {
    expect(allDefaults(text)).toEqual([])
  })

  test.each<[EntityType, string]>([
    ['US_PASSPORT', 'A12803456'], ['BANK_ACCOUNT', '945456787654'], ['ABA_ROUTING_NUMBER', '121000358'],
    ['US_DRIVER_LICENSE', 'H12234567'], ['US_DRIVER_LICENSE', 'AA1B2**9ABA7'], ['US_DRIVER_LICENSE', '1234567901234']
  ])('%s %s is a candidate that only a low threshold shows', (type, text) => {
    expect(candidatesOf(type, text, 0)).toEqual([text])
    expect(candidatesOf(type, text)).toEqual([])
  })

  test.each<[EntityType, string]>([
    ['US_DRIVER_LICENSE', 'ABCDEFG ABCDEFGH ABCDEFGHI'], ['BANK_ACCOUNT', '1234567'], ['ABA_ROUTING_NUMBER', '421042111'],
    ['ABA_ROUTING_NUMBER', '121000359'], ['US_PASSPORT', 'A128034567'], ['US_SSN', '078051120']
  ])('%s %s is not even a candidate', (type, text) => {
    expect(candidatesOf(type, text, 0)).toEqual([])
  })

  test('the message before gives context', () => {
    expect(valuesOf('US_SSN', '611482075', 'what is your social security number?')).toEqual(['611482075'])
  })
})
