import { checkTables, type FoundTable, type CleanTable } from './country/tables.ts'

/** Made-up values with valid check digits. */
const FOUND: FoundTable = [
  ['VIN', '1M8GDM9AXKP042788', ['1M8GDM9AXKP042788']],
  ['VIN', 'VIN: 5YJSA37C0RP498538', ['5YJSA37C0RP498538']],
  ['VIN', 'the chassis number is 1HGCM15A9MS986116', ['1HGCM15A9MS986116']],
  ['VIN', 'Fahrgestellnummer WVWZZZ1JZXW000001', ['WVWZZZ1JZXW000001']],
  ['VIN', '車台番号は1HGCM38C8RP840485です', ['1HGCM38C8RP840485']],
  ['VIN', 'vin 5yjsa23r4kp657006', ['5yjsa23r4kp657006']],
  ['IMEI', 'IMEI 351003935121573', ['351003935121573']],
  ['IMEI', 'the handset is 351090740166596', ['351090740166596']],
  ['IMEI', '35-324713-552347-0', ['35-324713-552347-0']],
  ['IMEI', 'device id 350512807133863', ['350512807133863']],
  ['IMEI', '端末番号は357394544693126です', ['357394544693126']]
]

/** Wrong check digits, wrong shapes, other numbers, and weak values without a word beside them. */
const CLEAN: CleanTable = [
  ['VIN', 'WVWZZZ1JZXW000001'],
  ['VIN', '1M8GDM9AXKP042789'],
  ['VIN', '1M8GDM9AXKP04278'],
  ['VIN', '1M8GDM9AXKP0427888'],
  ['VIN', 'VIN 12345678901234567'],
  ['VIN', 'VIN 1M8GDM9AXKPO42788'],
  ['VIN', 'sha 3f2504e04f8911d39'],
  ['IMEI', '351003935121573'],
  ['IMEI', 'handset 351003935121571'],
  ['IMEI', 'handset 35109074016659655'],
  ['IMEI', 'tracking 353247135523470'],
  ['IMEI', 'order 350512807133863'],
  ['IMEI', 'handset 123456789012345'],
  ['IMEI', 'handset 35739454469312']
]

checkTables('Vehicles and devices', FOUND, CLEAN)
