import { checkTables, type FoundTable, type CleanTable } from './tables.ts'

/** Made-up values with valid check digits. */
const FOUND: FoundTable = [
  ['BR_CPF', 'Meu CPF é 151.674.230-31', ['151.674.230-31']],
  ['BR_CPF', '714.717.546-85', ['714.717.546-85']],
  ['BR_CPF', 'cpf: 26165188303', ['26165188303']],
  ['BR_CPF', 'CPF 71538698757', ['71538698757']],
  ['BR_CPF', 'ブラジル納税者番号は30976073587です', ['30976073587']],
  ['BR_CNPJ', 'CNPJ 06.827.909/0001-02', ['06.827.909/0001-02']],
  ['BR_CNPJ', '71.287.256/0001-70', ['71.287.256/0001-70']],
  ['BR_CNPJ', 'cnpj: 63724225000100', ['63724225000100']],
  ['BR_CNPJ', 'A empresa tem CNPJ 96532545000118', ['96532545000118']],
  ['BR_CNPJ', 'CNPJ 12.ABC.345/01DE-35', ['12.ABC.345/01DE-35']],
  ['AR_DNI', 'Mi DNI es 30.123.456', ['30.123.456']],
  ['AR_DNI', 'DNI 30123456', ['30123456']],
  ['AR_DNI', 'dni: 8.123.456', ['8.123.456']],
  ['AR_DNI', 'documento 27456789', ['27456789']],
  ['AR_DNI', 'Nro de documento, tengo 31.222.333', ['31.222.333']],
  ['AR_CUIT', '27-85431369-5', ['27-85431369-5']],
  ['AR_CUIT', 'CUIT 30-32413419-7', ['30-32413419-7']],
  ['AR_CUIT', 'mi cuil es 27870363430', ['27870363430']],
  ['AR_CUIT', 'AFIP: 20-77061415-6', ['20-77061415-6']],
  ['AR_CUIT', 'アルゼンチン納税者番号は27088745847です', ['27088745847']]
]

/** Wrong check digits, wrong shapes, other numbers, and weak values without a word beside them. */
const CLEAN: CleanTable = [
  ['BR_CPF', '15167423031'],
  ['BR_CPF', 'CPF 111.111.111-11'],
  ['BR_CPF', 'CPF 151.674.230-32'],
  ['BR_CPF', 'CPF 714717546851'],
  ['BR_CPF', 'order 26165188303'],
  ['BR_CPF', 'CPF 123.456.789-0'],
  ['BR_CPF', 'CPF 714.717.546-85-1'],
  ['BR_CNPJ', '06827909000102'],
  ['BR_CNPJ', 'CNPJ 06.827.909/0001-03'],
  ['BR_CNPJ', 'CNPJ 11.111.111/1111-11'],
  ['BR_CNPJ', 'order 71287256000170'],
  ['BR_CNPJ', 'CNPJ 637242250001001'],
  ['BR_CNPJ', 'CNPJ 9653254500011'],
  ['BR_CNPJ', 'CNPJ 12.ABC.345/01DE-36'],
  ['AR_DNI', '30.123.456'],
  ['AR_DNI', 'son 30.123.456 pesos'],
  ['AR_DNI', 'DNI 12345678Z'],
  ['AR_DNI', 'DNI 301234567'],
  ['AR_DNI', 'DNI 30.1234.56'],
  ['AR_DNI', 'order 30.123.456'],
  ['AR_DNI', 'DNI 123'],
  ['AR_CUIT', '27854313695'],
  ['AR_CUIT', 'CUIT 27-85431369-6'],
  ['AR_CUIT', 'CUIT 21-54313695-1'],
  ['AR_CUIT', 'pedido 30324134197'],
  ['AR_CUIT', 'CUIT 278703634301'],
  ['AR_CUIT', 'CUIT 27-5431369-5'],
  ['AR_CUIT', 'CUIT 2077061415']
]

checkTables('Brazil and Argentina', FOUND, CLEAN)
