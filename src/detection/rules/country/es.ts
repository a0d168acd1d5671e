// Spain: NIF (DNI), NIE, passport.

import { esLetter } from '../../checksums-europe.ts'
import { REFERENCE_WORDS } from '../reference-words.ts'
import { anyCase } from './any-case.ts'
import { END, proves, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const ES: readonly Recognizer[] = [
  {
    // The letter is one of 23: hardly a product code passes.
    id: 'es-nif',
    type: 'ES_NIF',
    country: 'ES',
    trigger: 'digit',
    patterns: [
      { id: 'eight digits and letter', regex: anyCase`${START} [0-9]{8} -? [A-HJ-NP-TV-Z] ${END}`, score: 0.65 },
      { id: 'dotted', regex: anyCase`${START} [0-9]{2}\.[0-9]{3}\.[0-9]{3} [\x20\-]? [A-HJ-NP-TV-Z] ${END}`, score: 0.85 },
      { id: 'seven digits and letter', regex: anyCase`${START} [0-9]{7} -? [A-HJ-NP-TV-Z] ${END}`, score: 0.35 },
      { id: 'K, L, M', regex: anyCase`${START} [KLM][0-9]{7} -? [A-HJ-NP-TV-Z] ${END}`, score: 0.35 }
    ],
    context: ['nif', 'dni', 'd.n.i.', 'documento nacional de identidad', 'documento nacional', 'número de identificación fiscal', 'identificación', 'spanish id', 'スペイン身分証'],
    antiContext: REFERENCE_WORDS,
    validate: requires(esLetter)
  },
  {
    id: 'es-nie',
    type: 'ES_NIE',
    country: 'ES',
    trigger: 'digit',
    patterns: [{ id: 'X, Y or Z, seven digits, letter', regex: anyCase`${START} [XYZ] -? [0-9]{7} -? [A-HJ-NP-TV-Z] ${END}`, score: 0.5 }],
    context: ['nie', 'n.i.e.', 'número de identificación de extranjero', 'número de identidad de extranjero', 'extranjero', 'tie', 'residencia', 'foreigner id'],
    validate: proves(esLetter),
    validScore: 0.9
  },
  {
    id: 'es-passport',
    type: 'ES_PASSPORT',
    country: 'ES',
    trigger: 'digit',
    patterns: [{ id: 'three letters, six digits', regex: anyCase`${START} [A-Z]{3}[0-9]{6} ${END}`, score: 0.05 }],
    context: ['pasaporte', 'número de pasaporte', 'spanish passport', 'passport', 'スペイン旅券'],
    antiContext: REFERENCE_WORDS
  }
]
