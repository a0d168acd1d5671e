// Labels of data sets → Sumi's entity types. `null` means: labelled, but not judged (a job title, a price).

import { isEntityType, type EntityType } from '../entities.ts'
import { AppError } from '../errors.ts'

export type TypeMap = ReadonlyMap<string, EntityType | null>

/** What a label stands for: a type, nothing to judge, or unknown to the map. */
export type MappedLabel = EntityType | null | undefined

/** Common names of the same thing, written as `canonicalLabel` writes them. One row a type. */
const SHIPPED: ReadonlyArray<readonly [EntityType | null, string]> = [
  ['PERSON', 'PER PSN NAME PERSON_NAME FULL_NAME FULLNAME FIRST_NAME FIRSTNAME LAST_NAME LASTNAME MIDDLENAME GIVENNAME GIVENNAME1 GIVENNAME2 SURNAME LASTNAME1 LASTNAME2 LASTNAME3 DOCTOR PATIENT 人名'],
  ['ADDRESS', 'STREET_ADDRESS STREETADDRESS STREET ADDRESS_LINE'],
  ['LOCATION', 'LOC GPE CITY STATE COUNTRY CURRENT_CITY 地名'],
  ['ORGANIZATION', 'ORG ORGANISATION COMPANY COMPANY_NAME COMPANYNAME 法人名 政治的組織名 その他の組織名'],
  ['POSTAL_CODE', 'ZIP ZIPCODE ZIP_CODE POSTCODE CURRENT_ZIPCODE'],
  ['EMAIL_ADDRESS', 'EMAIL'],
  ['PHONE_NUMBER', 'PHONE TELEPHONENUM TEL PHONENUMBER'],
  ['USERNAME', 'USER_NAME USER'],
  ['DATE_OF_BIRTH', 'DOB BIRTHDATE DATEOFBIRTH BOD'],
  ['AGE', ''],
  ['CREDIT_CARD', 'CREDITCARDNUMBER CREDIT_CARD_NUMBER CARD_NUMBER'],
  ['CARD_SECURITY_CODE', 'CVV CREDITCARDCVV'],
  ['IBAN', 'IBAN_CODE'],
  ['BANK_ACCOUNT', 'US_BANK_NUMBER ACCOUNT ACCOUNT_NUMBER ACCOUNTNUMBER'],
  ['PASSWORD', 'PASS PIN'],
  ['SECRET', 'API_KEY TOKEN'],
  ['US_SSN', 'SSN SOCIALNUM'],
  ['US_PASSPORT', 'PASSPORT'],
  ['US_DRIVER_LICENSE', 'DRIVERLICENSE DRIVER_LICENSE'],
  ['IP_ADDRESS', 'IP IPV4 IPV6'],
  ['MAC_ADDRESS', 'MAC'],
  ['UK_NINO', 'GB_NINO'],
  ['UK_NHS', 'GB_NHS'],
  ['DATE_TIME', 'DATE TIME DAT TIM'],
  ['URL', ''],
  [null, 'O MISC OPTIONAL ARTIFACT PERCENT MONEY TITLE POSITION TICKET_ID CURRENCY ORDER_NUMBER TRANSACTION_ID']
]

/** The shipped map with the user's rows in front of it. */
export function typeMap (own: Readonly<Record<string, string | null>> = {}): TypeMap {
  const map = new Map<string, EntityType | null>()
  for (const [type, labels] of SHIPPED) for (const label of labels.split(' ')) if (label !== '') map.set(label, type)
  for (const [label, type] of Object.entries(own)) {
    if (type !== null && !isEntityType(type)) throw new AppError('UNKNOWN_ENTITY_TYPE', `the type map sends ${label} to ${type}, which is no entity type`)
    map.set(canonicalLabel(label), type)
  }
  return map
}

/** What a data set's label means. A row of the map goes before a type of the same name. */
export function mapLabel (map: TypeMap, label: string): MappedLabel {
  const canonical = canonicalLabel(label)
  if (map.has(canonical)) return map.get(canonical)
  return isEntityType(canonical) ? canonical : undefined
}

/** Upper snake case, without B-/I- prefixes. */
export function canonicalLabel (label: string): string {
  return label.replace(/^[BILUSE]-/u, '').trim().replace(/[\s.-]+/gu, '_').toUpperCase()
}
