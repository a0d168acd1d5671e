// Ireland: personal public service number (PPS).

import { iePps } from '../../checksums-europe.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { anyCase } from './any-case.ts'
import { END, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const IE: readonly Recognizer[] = [
  {
    id: 'ie-pps',
    type: 'IE_PPS',
    country: 'IE',
    trigger: 'digit',
    patterns: [
      { id: 'two letters', regex: anyCase`${START} [0-9]{7}[A-W][ABHW] ${END}`, score: 0.55 },
      { id: 'one letter', regex: anyCase`${START} [0-9]{7}[A-W] ${END}`, score: 0.4 }
    ],
    context: ['pps', 'ppsn', 'pps number', 'pps no', 'personal public service', 'rsi number', 'uimhir psp', 'irish id'],
    antiContext: REFERENCE_WORDS,
    validate: requires(iePps)
  }
]
