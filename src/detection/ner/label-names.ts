// What published models call their labels, and which Sumi type each is. Add a row for a name that is missing.

import type { EntityType } from '../../entities.ts'

const NAMES = {
  PERSON: ['PER', 'PERSON', 'NAME', 'PERSONNAME', 'FULLNAME', 'GIVENNAME', 'FIRSTNAME', 'MIDDLENAME', 'LASTNAME', 'SURNAME', 'FAMILYNAME', 'PATIENT', 'DOCTOR', 'STAFF', 'HCW', '人名', '氏名'],
  LOCATION: ['LOC', 'LOCATION', 'GPE', 'PLACE', 'CITY', 'STATE', 'COUNTY', 'COUNTRY', 'REGION', '地名'],
  ORGANIZATION: ['ORG', 'ORGANIZATION', 'ORGANISATION', 'COMPANY', 'COMPANYNAME', 'CORPORATION', 'HOSPITAL', 'PATORG', 'FAC', '法人名', '政治的組織名', 'その他の組織名', '組織名'],
  ADDRESS: ['ADDRESS', 'STREETADDRESS', 'FULLADDRESS', 'STREET', 'STREETNAME', 'BUILDINGNUM', 'BUILDINGNUMBER', 'SECONDARYADDRESS', '住所'],
  POSTAL_CODE: ['POSTALCODE', 'POSTCODE', 'ZIP', 'ZIPCODE', '郵便番号'],
  USERNAME: ['USERNAME', 'LOGIN', 'USERID', 'ACCOUNTNAME', 'DISPLAYNAME'],
  PASSWORD: ['PASSWORD', 'PASS', 'PIN', 'PASSCODE'],
  SECRET: ['SECRET', 'APIKEY', 'TOKEN', 'PRIVATEKEY'],
  DATE_OF_BIRTH: ['DATEOFBIRTH', 'DOB', 'BIRTHDATE', 'BIRTHDAY', 'BOD', '生年月日'],
  AGE: ['AGE', '年齢'],
  DATE_TIME: ['DATE', 'TIME', 'DATETIME'],
  NRP: ['NRP', 'NORP'],
  EMAIL_ADDRESS: ['EMAIL', 'EMAILADDRESS'],
  PHONE_NUMBER: ['PHONE', 'PHONENUMBER', 'PHONENUM', 'TELEPHONE', 'TELEPHONENUM', 'TEL', 'MOBILE', '電話番号'],
  URL: ['URL', 'WEBSITE'],
  IP_ADDRESS: ['IP', 'IPADDRESS', 'IPV4', 'IPV6'],
  MAC_ADDRESS: ['MAC', 'MACADDRESS'],
  CREDIT_CARD: ['CREDITCARD', 'CREDITCARDNUMBER', 'CARDNUMBER'],
  CARD_SECURITY_CODE: ['CARDSECURITYCODE', 'CREDITCARDCVV', 'CVV', 'CVC'],
  CARD_EXPIRY: ['CARDEXPIRY', 'CREDITCARDEXPIRY', 'EXPIRYDATE'],
  IBAN: ['IBAN'],
  BIC: ['BIC', 'SWIFT'],
  BANK_ACCOUNT: ['BANKACCOUNT', 'ACCOUNTNUM', 'ACCOUNTNUMBER', 'BANKACCOUNTNUMBER'],
  CRYPTO: ['CRYPTO', 'BITCOINADDRESS', 'ETHEREUMADDRESS', 'LITECOINADDRESS'],
  IMEI: ['IMEI', 'PHONEIMEI'],
  VIN: ['VIN', 'VEHICLEVIN'],
  US_SSN: ['SSN', 'SOCIALNUM', 'SOCIALSECURITYNUMBER'],
  MEDICAL_RECORD_NUMBER: ['MEDICALRECORD', 'MEDICALRECORDNUMBER', 'MRN']
} as const satisfies Partial<Record<EntityType, readonly string[]>>

const TYPE_OF_NAME: ReadonlyMap<string, EntityType> = new Map(
  Object.entries(NAMES).flatMap(([type, names]) => names.map((name) => [name, type as keyof typeof NAMES] as const))
)

/** The type of a label name without its prefix, whatever its case and separators ('given_name' = 'GIVENNAME'); undefined if unknown. */
export function typeOfLabelName (name: string): EntityType | undefined {
  return TYPE_OF_NAME.get(name.toUpperCase().replace(/[\s_.-]/g, ''))
}
