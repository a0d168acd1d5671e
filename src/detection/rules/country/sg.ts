// Singapore: NRIC and FIN, and entity number (UEN).

import { sgNric, sgUen } from '../../checksums-world.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { anyCase } from './any-case.ts'
import { END, requires, START, supports } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const SG: readonly Recognizer[] = [
  {
    // A wrong check letter may be a slip of the pen: it stays, weak.
    id: 'sg-nric',
    type: 'SG_NRIC_FIN',
    country: 'SG',
    trigger: 'digit',
    patterns: [{ id: 'S, T, F, G, M, seven digits, letter', regex: anyCase`${START} [STFGM][0-9]{7}[A-Z] ${END}`, score: 0.3 }],
    context: ['nric', 'fin', 'ic number', 'ic no', 'identity card', 'singpass', 'singapore id', '身份证', 'シンガポール身分証'],
    antiContext: REFERENCE_WORDS,
    validate: supports(sgNric),
    validScore: 0.9
  },
  {
    id: 'sg-uen',
    type: 'SG_UEN',
    country: 'SG',
    trigger: 'digit',
    patterns: [
      { id: 'T, S or R', regex: anyCase`${START} [TSR][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z] ${END}`, score: 0.85 },
      { id: 'year, five digits, letter', regex: anyCase`${START} (?:1[89]|20)[0-9]{7}[A-Z] ${END}`, score: 0.55 },
      { id: 'eight digits, letter', regex: anyCase`${START} [0-9]{8}[A-Z] ${END}`, score: 0.3 }
    ],
    context: ['uen', 'unique entity number', 'business registration', 'acra', 'company registration'],
    antiContext: REFERENCE_WORDS,
    validate: requires(sgUen)
  }
]
