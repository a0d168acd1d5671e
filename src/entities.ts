// Every entity type in one table: group, country, titles, whether it is detected by default, and Presidio's name for it.

export type EntityGroup = 'person' | 'contact' | 'payment' | 'credentials' | 'network' | 'vehicle' | 'government' | 'health' | 'business'

export interface EntityInfo {
  readonly group: EntityGroup
  /** ISO 3166-1 alpha-2, for types that one country issues. */
  readonly country?: string
  /** Detected when a caller names no types. Off: what is rarely personal alone (a city, a company, a date). */
  readonly isDefault: boolean
  /** English title. */
  readonly en: string
  /** Japanese title. */
  readonly ja: string
  /** The name that Presidio's API uses; null where Presidio has no such type. */
  readonly presidio: string | null
}

const TABLE = {
  // person
  PERSON: { group: 'person', isDefault: true, en: 'Person\'s name', ja: '氏名', presidio: 'PERSON' },
  DATE_OF_BIRTH: { group: 'person', isDefault: true, en: 'Date of birth', ja: '生年月日', presidio: 'DATE_TIME' },
  AGE: { group: 'person', isDefault: true, en: 'Age', ja: '年齢', presidio: null },
  USERNAME: { group: 'person', isDefault: true, en: 'User name', ja: 'ユーザー名', presidio: null },
  NRP: { group: 'person', isDefault: false, en: 'Nationality, religion, political group', ja: '国籍・宗教・政治団体', presidio: 'NRP' },
  // contact
  EMAIL_ADDRESS: { group: 'contact', isDefault: true, en: 'E-mail address', ja: 'メールアドレス', presidio: 'EMAIL_ADDRESS' },
  PHONE_NUMBER: { group: 'contact', isDefault: true, en: 'Phone number', ja: '電話番号', presidio: 'PHONE_NUMBER' },
  ADDRESS: { group: 'contact', isDefault: true, en: 'Postal address', ja: '住所', presidio: 'LOCATION' },
  POSTAL_CODE: { group: 'contact', isDefault: false, en: 'Postal code', ja: '郵便番号', presidio: null },
  LOCATION: { group: 'contact', isDefault: false, en: 'Place', ja: '地名', presidio: 'LOCATION' },
  URL: { group: 'contact', isDefault: false, en: 'Web address', ja: 'URL', presidio: 'URL' },
  // payment
  CREDIT_CARD: { group: 'payment', isDefault: true, en: 'Card number', ja: 'クレジットカード番号', presidio: 'CREDIT_CARD' },
  CARD_LAST_FOUR: { group: 'payment', isDefault: false, en: 'Last digits of a card', ja: 'カード下4桁', presidio: null },
  CARD_SECURITY_CODE: { group: 'payment', isDefault: true, en: 'Card security code', ja: 'セキュリティコード', presidio: null },
  CARD_EXPIRY: { group: 'payment', isDefault: true, en: 'Card expiry', ja: 'カード有効期限', presidio: null },
  IBAN: { group: 'payment', isDefault: true, en: 'IBAN', ja: 'IBAN', presidio: 'IBAN_CODE' },
  BIC: { group: 'payment', isDefault: false, en: 'Bank identifier code', ja: 'BICコード', presidio: null },
  BANK_ACCOUNT: { group: 'payment', isDefault: true, en: 'Bank account', ja: '銀行口座', presidio: 'US_BANK_NUMBER' },
  ABA_ROUTING_NUMBER: { group: 'payment', country: 'US', isDefault: true, en: 'US routing number', ja: '米国銀行ルーティング番号', presidio: 'ABA_ROUTING_NUMBER' },
  CRYPTO: { group: 'payment', isDefault: true, en: 'Crypto wallet', ja: '暗号資産アドレス', presidio: 'CRYPTO' },
  // credentials
  PASSWORD: { group: 'credentials', isDefault: true, en: 'Password, PIN, security answer', ja: 'パスワード・暗証番号', presidio: null },
  SECRET: { group: 'credentials', isDefault: true, en: 'API key, token, private key', ja: 'APIキー・トークン', presidio: null },
  // network
  IP_ADDRESS: { group: 'network', isDefault: true, en: 'IP address', ja: 'IPアドレス', presidio: 'IP_ADDRESS' },
  MAC_ADDRESS: { group: 'network', isDefault: true, en: 'MAC address', ja: 'MACアドレス', presidio: 'MAC_ADDRESS' },
  IMEI: { group: 'network', isDefault: true, en: 'Phone device number (IMEI)', ja: 'IMEI番号', presidio: null },
  GEO_COORDINATES: { group: 'network', isDefault: true, en: 'Geographic coordinates', ja: '緯度経度', presidio: null },
  // vehicle
  VIN: { group: 'vehicle', isDefault: true, en: 'Vehicle identification number', ja: '車台番号', presidio: null },
  JP_LICENSE_PLATE: { group: 'vehicle', country: 'JP', isDefault: true, en: 'Japanese licence plate', ja: '日本の自動車登録番号', presidio: null },
  UK_VEHICLE_REGISTRATION: { group: 'vehicle', country: 'GB', isDefault: true, en: 'UK vehicle registration', ja: '英国の車両登録番号', presidio: 'UK_VEHICLE_REGISTRATION' },
  DE_KFZ: { group: 'vehicle', country: 'DE', isDefault: true, en: 'German licence plate', ja: 'ドイツの車両登録番号', presidio: 'DE_KFZ' },
  IN_VEHICLE_REGISTRATION: { group: 'vehicle', country: 'IN', isDefault: true, en: 'Indian vehicle registration', ja: 'インドの車両登録番号', presidio: 'IN_VEHICLE_REGISTRATION' },
  NG_VEHICLE_REGISTRATION: { group: 'vehicle', country: 'NG', isDefault: true, en: 'Nigerian vehicle registration', ja: 'ナイジェリアの車両登録番号', presidio: 'NG_VEHICLE_REGISTRATION' },
  TR_LICENSE_PLATE: { group: 'vehicle', country: 'TR', isDefault: true, en: 'Turkish licence plate', ja: 'トルコの車両登録番号', presidio: 'TR_LICENSE_PLATE' },
  // government
  US_SSN: { group: 'government', country: 'US', isDefault: true, en: 'US social security number', ja: '米国社会保障番号', presidio: 'US_SSN' },
  US_ITIN: { group: 'government', country: 'US', isDefault: true, en: 'US taxpayer number (ITIN)', ja: '米国納税者番号', presidio: 'US_ITIN' },
  US_PASSPORT: { group: 'government', country: 'US', isDefault: true, en: 'US passport', ja: '米国旅券番号', presidio: 'US_PASSPORT' },
  US_DRIVER_LICENSE: { group: 'government', country: 'US', isDefault: true, en: 'US driver\'s licence', ja: '米国運転免許証番号', presidio: 'US_DRIVER_LICENSE' },
  JP_MY_NUMBER: { group: 'government', country: 'JP', isDefault: true, en: 'Japanese My Number', ja: 'マイナンバー', presidio: null },
  JP_DRIVER_LICENSE: { group: 'government', country: 'JP', isDefault: true, en: 'Japanese driver\'s licence', ja: '運転免許証番号', presidio: null },
  JP_PASSPORT: { group: 'government', country: 'JP', isDefault: true, en: 'Japanese passport', ja: '旅券番号', presidio: null },
  JP_RESIDENCE_CARD: { group: 'government', country: 'JP', isDefault: true, en: 'Japanese residence card', ja: '在留カード番号', presidio: null },
  JP_PENSION_NUMBER: { group: 'government', country: 'JP', isDefault: true, en: 'Japanese basic pension number', ja: '基礎年金番号', presidio: null },
  UK_NINO: { group: 'government', country: 'GB', isDefault: true, en: 'UK national insurance number', ja: '英国国民保険番号', presidio: 'UK_NINO' },
  UK_PASSPORT: { group: 'government', country: 'GB', isDefault: true, en: 'UK passport', ja: '英国旅券番号', presidio: 'UK_PASSPORT' },
  UK_DRIVING_LICENCE: { group: 'government', country: 'GB', isDefault: true, en: 'UK driving licence', ja: '英国運転免許証番号', presidio: 'UK_DRIVING_LICENCE' },
  UK_POSTCODE: { group: 'government', country: 'GB', isDefault: false, en: 'UK postcode', ja: '英国郵便番号', presidio: 'UK_POSTCODE' },
  CA_SIN: { group: 'government', country: 'CA', isDefault: true, en: 'Canadian social insurance number', ja: 'カナダ社会保険番号', presidio: 'CA_SIN' },
  AU_TFN: { group: 'government', country: 'AU', isDefault: true, en: 'Australian tax file number', ja: 'オーストラリア納税者番号', presidio: 'AU_TFN' },
  DE_TAX_ID: { group: 'government', country: 'DE', isDefault: true, en: 'German tax id', ja: 'ドイツ税務識別番号', presidio: 'DE_TAX_ID' },
  DE_TAX_NUMBER: { group: 'government', country: 'DE', isDefault: true, en: 'German tax number', ja: 'ドイツ税番号', presidio: 'DE_TAX_NUMBER' },
  DE_PASSPORT: { group: 'government', country: 'DE', isDefault: true, en: 'German passport', ja: 'ドイツ旅券番号', presidio: 'DE_PASSPORT' },
  DE_ID_CARD: { group: 'government', country: 'DE', isDefault: true, en: 'German id card', ja: 'ドイツ身分証番号', presidio: 'DE_ID_CARD' },
  DE_FUEHRERSCHEIN: { group: 'government', country: 'DE', isDefault: true, en: 'German driving licence', ja: 'ドイツ運転免許証番号', presidio: 'DE_FUEHRERSCHEIN' },
  DE_SOCIAL_SECURITY: { group: 'government', country: 'DE', isDefault: true, en: 'German pension insurance number', ja: 'ドイツ年金保険番号', presidio: 'DE_SOCIAL_SECURITY' },
  DE_PLZ: { group: 'government', country: 'DE', isDefault: false, en: 'German postal code', ja: 'ドイツ郵便番号', presidio: 'DE_PLZ' },
  ES_NIF: { group: 'government', country: 'ES', isDefault: true, en: 'Spanish NIF', ja: 'スペイン納税者番号', presidio: 'ES_NIF' },
  ES_NIE: { group: 'government', country: 'ES', isDefault: true, en: 'Spanish NIE', ja: 'スペイン外国人識別番号', presidio: 'ES_NIE' },
  ES_PASSPORT: { group: 'government', country: 'ES', isDefault: true, en: 'Spanish passport', ja: 'スペイン旅券番号', presidio: 'ES_PASSPORT' },
  IT_FISCAL_CODE: { group: 'government', country: 'IT', isDefault: true, en: 'Italian fiscal code', ja: 'イタリア納税者番号', presidio: 'IT_FISCAL_CODE' },
  IT_DRIVER_LICENSE: { group: 'government', country: 'IT', isDefault: true, en: 'Italian driving licence', ja: 'イタリア運転免許証番号', presidio: 'IT_DRIVER_LICENSE' },
  IT_PASSPORT: { group: 'government', country: 'IT', isDefault: true, en: 'Italian passport', ja: 'イタリア旅券番号', presidio: 'IT_PASSPORT' },
  IT_IDENTITY_CARD: { group: 'government', country: 'IT', isDefault: true, en: 'Italian identity card', ja: 'イタリア身分証番号', presidio: 'IT_IDENTITY_CARD' },
  PL_PESEL: { group: 'government', country: 'PL', isDefault: true, en: 'Polish PESEL', ja: 'ポーランド国民識別番号', presidio: 'PL_PESEL' },
  FI_PERSONAL_IDENTITY_CODE: { group: 'government', country: 'FI', isDefault: true, en: 'Finnish personal identity code', ja: 'フィンランド個人識別番号', presidio: 'FI_PERSONAL_IDENTITY_CODE' },
  SE_PERSONNUMMER: { group: 'government', country: 'SE', isDefault: true, en: 'Swedish personal identity number', ja: 'スウェーデン個人識別番号', presidio: 'SE_PERSONNUMMER' },
  IN_PAN: { group: 'government', country: 'IN', isDefault: true, en: 'Indian PAN', ja: 'インド納税者番号', presidio: 'IN_PAN' },
  IN_AADHAAR: { group: 'government', country: 'IN', isDefault: true, en: 'Indian Aadhaar', ja: 'インドAadhaar番号', presidio: 'IN_AADHAAR' },
  IN_PASSPORT: { group: 'government', country: 'IN', isDefault: true, en: 'Indian passport', ja: 'インド旅券番号', presidio: 'IN_PASSPORT' },
  IN_VOTER: { group: 'government', country: 'IN', isDefault: true, en: 'Indian voter id', ja: 'インド有権者番号', presidio: 'IN_VOTER' },
  KR_RRN: { group: 'government', country: 'KR', isDefault: true, en: 'Korean resident registration number', ja: '韓国住民登録番号', presidio: 'KR_RRN' },
  KR_FRN: { group: 'government', country: 'KR', isDefault: true, en: 'Korean foreigner registration number', ja: '韓国外国人登録番号', presidio: 'KR_FRN' },
  KR_PASSPORT: { group: 'government', country: 'KR', isDefault: true, en: 'Korean passport', ja: '韓国旅券番号', presidio: 'KR_PASSPORT' },
  KR_DRIVER_LICENSE: { group: 'government', country: 'KR', isDefault: true, en: 'Korean driver\'s licence', ja: '韓国運転免許証番号', presidio: 'KR_DRIVER_LICENSE' },
  TH_TNIN: { group: 'government', country: 'TH', isDefault: true, en: 'Thai national id', ja: 'タイ国民識別番号', presidio: 'TH_TNIN' },
  SG_NRIC_FIN: { group: 'government', country: 'SG', isDefault: true, en: 'Singapore NRIC or FIN', ja: 'シンガポール身分証番号', presidio: 'SG_NRIC_FIN' },
  PH_TIN: { group: 'government', country: 'PH', isDefault: true, en: 'Philippine tax number', ja: 'フィリピン納税者番号', presidio: 'PH_TIN' },
  PH_MOBILE_NUMBER: { group: 'government', country: 'PH', isDefault: false, en: 'Philippine mobile number', ja: 'フィリピン携帯電話番号', presidio: 'PH_MOBILE_NUMBER' },
  TR_NATIONAL_ID: { group: 'government', country: 'TR', isDefault: true, en: 'Turkish national id', ja: 'トルコ国民識別番号', presidio: 'TR_NATIONAL_ID' },
  TR_PHONE_NUMBER: { group: 'government', country: 'TR', isDefault: false, en: 'Turkish phone number', ja: 'トルコ電話番号', presidio: 'TR_PHONE_NUMBER' },
  NG_NIN: { group: 'government', country: 'NG', isDefault: true, en: 'Nigerian national id', ja: 'ナイジェリア国民識別番号', presidio: 'NG_NIN' },
  ZA_ID_NUMBER: { group: 'government', country: 'ZA', isDefault: true, en: 'South African id number', ja: '南アフリカ身分証番号', presidio: 'ZA_ID_NUMBER' },
  CN_RESIDENT_ID: { group: 'government', country: 'CN', isDefault: true, en: 'Chinese resident id', ja: '中国居民身分証番号', presidio: null },
  TW_NATIONAL_ID: { group: 'government', country: 'TW', isDefault: true, en: 'Taiwanese national id', ja: '台湾身分証番号', presidio: null },
  FR_NIR: { group: 'government', country: 'FR', isDefault: true, en: 'French social security number (NIR)', ja: 'フランス社会保障番号', presidio: null },
  BR_CPF: { group: 'government', country: 'BR', isDefault: true, en: 'Brazilian CPF', ja: 'ブラジルCPF', presidio: null },
  NL_BSN: { group: 'government', country: 'NL', isDefault: true, en: 'Dutch BSN', ja: 'オランダ市民番号', presidio: null },
  BE_NATIONAL_NUMBER: { group: 'government', country: 'BE', isDefault: true, en: 'Belgian national number', ja: 'ベルギー国民番号', presidio: null },
  PT_NIF: { group: 'government', country: 'PT', isDefault: true, en: 'Portuguese NIF', ja: 'ポルトガル納税者番号', presidio: null },
  MX_CURP: { group: 'government', country: 'MX', isDefault: true, en: 'Mexican CURP', ja: 'メキシコCURP', presidio: null },
  MX_RFC: { group: 'government', country: 'MX', isDefault: true, en: 'Mexican RFC', ja: 'メキシコRFC', presidio: null },
  AR_DNI: { group: 'government', country: 'AR', isDefault: true, en: 'Argentine DNI', ja: 'アルゼンチンDNI', presidio: null },
  AR_CUIT: { group: 'government', country: 'AR', isDefault: true, en: 'Argentine CUIT or CUIL', ja: 'アルゼンチンCUIT', presidio: null },
  CH_AHV: { group: 'government', country: 'CH', isDefault: true, en: 'Swiss AHV number', ja: 'スイスAHV番号', presidio: null },
  IE_PPS: { group: 'government', country: 'IE', isDefault: true, en: 'Irish PPS number', ja: 'アイルランドPPS番号', presidio: null },
  IL_ID: { group: 'government', country: 'IL', isDefault: true, en: 'Israeli id number', ja: 'イスラエル身分証番号', presidio: null },
  NO_FODSELSNUMMER: { group: 'government', country: 'NO', isDefault: true, en: 'Norwegian birth number', ja: 'ノルウェー個人番号', presidio: null },
  DK_CPR: { group: 'government', country: 'DK', isDefault: true, en: 'Danish CPR number', ja: 'デンマークCPR番号', presidio: null },
  // health
  MEDICAL_RECORD_NUMBER: { group: 'health', isDefault: true, en: 'Medical record number', ja: '診察券・カルテ番号', presidio: null },
  MEDICAL_LICENSE: { group: 'health', country: 'US', isDefault: true, en: 'US medical licence (DEA)', ja: '米国医師免許番号', presidio: 'MEDICAL_LICENSE' },
  US_MBI: { group: 'health', country: 'US', isDefault: true, en: 'US Medicare beneficiary id', ja: '米国メディケア番号', presidio: 'US_MBI' },
  US_NPI: { group: 'health', country: 'US', isDefault: true, en: 'US national provider id', ja: '米国医療提供者番号', presidio: 'US_NPI' },
  JP_HEALTH_INSURANCE: { group: 'health', country: 'JP', isDefault: true, en: 'Japanese health insurance', ja: '健康保険 記号・番号', presidio: null },
  UK_NHS: { group: 'health', country: 'GB', isDefault: true, en: 'UK NHS number', ja: '英国NHS番号', presidio: 'UK_NHS' },
  AU_MEDICARE: { group: 'health', country: 'AU', isDefault: true, en: 'Australian Medicare', ja: 'オーストラリアMedicare番号', presidio: 'AU_MEDICARE' },
  DE_HEALTH_INSURANCE: { group: 'health', country: 'DE', isDefault: true, en: 'German health insurance', ja: 'ドイツ健康保険番号', presidio: 'DE_HEALTH_INSURANCE' },
  DE_LANR: { group: 'health', country: 'DE', isDefault: true, en: 'German doctor number (LANR)', ja: 'ドイツ医師番号', presidio: 'DE_LANR' },
  DE_BSNR: { group: 'health', country: 'DE', isDefault: true, en: 'German practice number (BSNR)', ja: 'ドイツ診療所番号', presidio: 'DE_BSNR' },
  // business
  ORGANIZATION: { group: 'business', isDefault: false, en: 'Organization', ja: '組織名', presidio: 'ORGANIZATION' },
  DATE_TIME: { group: 'business', isDefault: false, en: 'Date or time', ja: '日時', presidio: 'DATE_TIME' },
  JP_CORPORATE_NUMBER: { group: 'business', country: 'JP', isDefault: false, en: 'Japanese corporate number', ja: '法人番号', presidio: null },
  DE_VAT_ID: { group: 'business', country: 'DE', isDefault: false, en: 'German VAT id', ja: 'ドイツ付加価値税番号', presidio: 'DE_VAT_ID' },
  DE_HANDELSREGISTER: { group: 'business', country: 'DE', isDefault: false, en: 'German trade register number', ja: 'ドイツ商業登記番号', presidio: 'DE_HANDELSREGISTER' },
  IT_VAT_CODE: { group: 'business', country: 'IT', isDefault: false, en: 'Italian VAT number', ja: 'イタリア付加価値税番号', presidio: 'IT_VAT_CODE' },
  AU_ABN: { group: 'business', country: 'AU', isDefault: false, en: 'Australian business number', ja: 'オーストラリア事業者番号', presidio: 'AU_ABN' },
  AU_ACN: { group: 'business', country: 'AU', isDefault: false, en: 'Australian company number', ja: 'オーストラリア会社番号', presidio: 'AU_ACN' },
  IN_GSTIN: { group: 'business', country: 'IN', isDefault: false, en: 'Indian GST number', ja: 'インドGST番号', presidio: 'IN_GSTIN' },
  KR_BRN: { group: 'business', country: 'KR', isDefault: false, en: 'Korean business number', ja: '韓国事業者登録番号', presidio: 'KR_BRN' },
  SE_ORGANISATIONSNUMMER: { group: 'business', country: 'SE', isDefault: false, en: 'Swedish organisation number', ja: 'スウェーデン法人番号', presidio: 'SE_ORGANISATIONSNUMMER' },
  SG_UEN: { group: 'business', country: 'SG', isDefault: false, en: 'Singapore entity number', ja: 'シンガポール法人番号', presidio: 'SG_UEN' },
  BR_CNPJ: { group: 'business', country: 'BR', isDefault: false, en: 'Brazilian CNPJ', ja: 'ブラジルCNPJ', presidio: null }
} as const satisfies Record<string, EntityInfo>

/** A type of the table. */
export type BuiltInEntityType = keyof typeof TABLE

/** A type of the table, or one that a user's own rule declares: `CUSTOM_` and upper snake case. */
export type EntityType = BuiltInEntityType | `CUSTOM_${string}`

export const ENTITIES: Readonly<Record<BuiltInEntityType, EntityInfo>> = TABLE

export const BUILT_IN_ENTITY_TYPES = Object.keys(TABLE) as readonly BuiltInEntityType[]

/** What is detected when the caller names no types. Users' own types are always among them. */
export const DEFAULT_ENTITY_TYPES: readonly BuiltInEntityType[] = BUILT_IN_ENTITY_TYPES.filter((type) => ENTITIES[type].isDefault)

export function isEntityType (name: string): name is EntityType {
  return Object.hasOwn(TABLE, name) || /^CUSTOM_[A-Z0-9_]{1,50}$/.test(name)
}
