// Numbers of things that belong to a person: vehicle identification numbers, and phone device numbers beside other words than IMEI.

import { vin } from '../checksums-world.ts'
import { luhn } from '../checksums.ts'
import { anyCase } from './country/any-case.ts'
import { END, requires, START, supports } from './country/shared.ts'
import { REFERENCE_WORDS } from './reference-words.ts'
import { gu } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const VIN_WORDS: readonly string[] = [
  'vin', 'vin number', 'vehicle identification', 'vehicle identification number', 'chassis', 'chassis number', 'frame number', 'fahrgestellnummer', 'fin', 'fahrzeug-identifizierungsnummer',
  'numéro de série', 'número de bastidor', 'bastidor', 'telaio', '車台番号', '車体番号'
]
/** Serial numbers end in digits (ISO 3779 leaves it to the maker; the last four are digits in practice). */
const VIN = '[A-HJ-NPR-Z0-9]{13} [0-9]{4}'

export const DEVICES: readonly Recognizer[] = [
  {
    // North American and Chinese numbers have a check digit; of other numbers one in eleven passes too.
    id: 'vin',
    type: 'VIN',
    trigger: 'digit',
    patterns: [{ id: 'seventeen characters', regex: gu`${START} ${VIN} ${END}`, score: 0.75 }],
    context: VIN_WORDS,
    antiContext: REFERENCE_WORDS,
    validate: requires((value) => /[A-Z]/.test(value) && vin(value))
  },
  {
    id: 'vin-named',
    type: 'VIN',
    trigger: 'digit',
    patterns: [{ id: 'seventeen characters', regex: anyCase`${START} (?=[0-9]{0,16}[A-HJ-NPR-Z])(?=[A-HJ-NPR-Z]{0,12}[0-9]) [A-HJ-NPR-Z0-9]{17} ${END}`, score: 0.4 }],
    context: VIN_WORDS,
    needsContext: true,
    validate: supports(vin),
    validScore: 0.95
  },
  {
    // Luhn and the reporting body's two digits. Source: GSMA TS.06; 3GPP TS 23.003, annex B.
    id: 'imei-shape',
    type: 'IMEI',
    trigger: 'digit',
    patterns: [
      { id: '2-6-6-1', regex: gu`${START} (?:01|3[35]|4[45]|5[0-4]|86|9[189]) [\x20\-] [0-9]{6} [\x20\-] [0-9]{6} [\x20\-] [0-9] ${END}`, score: 0.8 },
      { id: 'fifteen digits', regex: gu`${START} (?:01|3[35]|4[45]|5[0-4]|86|9[189])[0-9]{13} ${END}`, score: 0.35 }
    ],
    context: ['imei', 'device id', 'device number', 'phone serial', 'handset', '端末識別番号', '製造番号', '端末番号', '携帯'],
    antiContext: ['tracking', 'order', 'invoice', 'card', 'amex', '追跡', '注文番号', '伝票'],
    validate: requires(luhn)
  }
]
