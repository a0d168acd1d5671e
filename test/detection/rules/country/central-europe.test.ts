import { checkTables, type FoundTable, type CleanTable } from './tables.ts'

/** Made-up values with valid check digits. */
const FOUND: FoundTable = [
  ['PL_PESEL', 'PESEL: 95122212688', ['95122212688']],
  ['PL_PESEL', 'mój pesel to 55072454897', ['55072454897']],
  ['PL_PESEL', 'nr pesel 66021748914', ['66021748914']],
  ['PL_PESEL', 'PESEL 44051401359, dziękuję', ['44051401359']],
  ['PL_PESEL', 'ポーランド国民識別番号88070720147', ['88070720147']],
  ['NL_BSN', 'BSN 753104738', ['753104738']],
  ['NL_BSN', 'mijn burgerservicenummer is 131792635', ['131792635']],
  ['NL_BSN', 'bsn: 6604.03.110', ['6604.03.110']],
  ['NL_BSN', 'DigiD, 935172282', ['935172282']],
  ['NL_BSN', 'sofinummer 683138583', ['683138583']],
  ['BE_NATIONAL_NUMBER', 'Rijksregisternummer 90.11.21-112.61', ['90.11.21-112.61']],
  ['BE_NATIONAL_NUMBER', '71.07.26-600.63', ['71.07.26-600.63']],
  ['BE_NATIONAL_NUMBER', 'mon numéro national est le 93010297453', ['93010297453']],
  ['BE_NATIONAL_NUMBER', 'NISS: 56040474152', ['56040474152']],
  ['BE_NATIONAL_NUMBER', 'insz 88 08 03 164 01', ['88 08 03 164 01']],
  ['CH_AHV', 'AHV-Nr. 756.6463.5747.77', ['756.6463.5747.77']],
  ['CH_AHV', '756.8320.3547.06', ['756.8320.3547.06']],
  ['CH_AHV', 'numéro AVS 7561819193626', ['7561819193626']],
  ['CH_AHV', '7565505903353', ['7565505903353']],
  ['CH_AHV', 'スイス社会保険は756.8608.2703.39です', ['756.8608.2703.39']]
]

/** Wrong check digits, wrong shapes, other numbers, and weak values without a word beside them. */
const CLEAN: CleanTable = [
  ['PL_PESEL', '95122212688'],
  ['PL_PESEL', 'PESEL 11110021111'],
  ['PL_PESEL', 'PESEL 85040812345'],
  ['PL_PESEL', 'PESEL 4405140145A'],
  ['PL_PESEL', 'PESEL 550724548971'],
  ['PL_PESEL', 'zamówienie 66021748914'],
  ['PL_PESEL', 'PESEL 99023112345'],
  ['PL_PESEL', 'PESEL 8807072014'],
  ['NL_BSN', '753104738'],
  ['NL_BSN', 'BSN 753104731'],
  ['NL_BSN', 'BSN 000000000'],
  ['NL_BSN', 'bestelling 131792635'],
  ['NL_BSN', 'BSN 6604031101'],
  ['NL_BSN', 'call 935172282'],
  ['NL_BSN', 'BSN 6831385'],
  ['BE_NATIONAL_NUMBER', '90112111261'],
  ['BE_NATIONAL_NUMBER', 'NISS 90112111262'],
  ['BE_NATIONAL_NUMBER', 'NISS 90132111261'],
  ['BE_NATIONAL_NUMBER', 'bestelling 71072660063'],
  ['BE_NATIONAL_NUMBER', 'NISS 930102974531'],
  ['BE_NATIONAL_NUMBER', '90.11.21-112.62'],
  ['BE_NATIONAL_NUMBER', 'NISS 5604047415'],
  ['CH_AHV', '756.6463.5747.78'],
  ['CH_AHV', '757.6463.5747.77'],
  ['CH_AHV', '7566463574778'],
  ['CH_AHV', '756.6463.5747.7'],
  ['CH_AHV', '75664635747771'],
  ['CH_AHV', '7566463574'],
  ['CH_AHV', 'EAN 4006381333931']
]

checkTables('Poland, Netherlands, Belgium, Switzerland', FOUND, CLEAN)
