// Germany, health: insurance number (KVNR), doctor number (LANR), practice number (BSNR).

import { deKvnr, deLanr } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { anyCase } from './any-case.ts'
import { END, LINK, NOT_AN_ID, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const DE_HEALTH: readonly Recognizer[] = [
  {
    id: 'de-health-insurance',
    type: 'DE_HEALTH_INSURANCE',
    country: 'DE',
    trigger: 'digit',
    patterns: [{ id: 'letter and nine digits', regex: anyCase`${START} [A-Z][0-9]{9} ${END}`, score: 0.4 }],
    context: [
      'krankenversicherungsnummer', 'krankenversichertennummer', 'versichertennummer', 'versicherten-nr', 'versichertennr', 'kvnr', 'krankenkasse', 'krankenversicherung', 'gesundheitskarte',
      'egk', 'egk-nummer', 'gkv', 'versichertenkarte', 'versichertenausweis', 'aok', 'tkk', 'barmer', 'dak', 'health insurance', '健康保険'
    ],
    antiContext: NOT_AN_ID,
    validate: requires(deKvnr)
  },
  {
    id: 'de-lanr',
    type: 'DE_LANR',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: lanr | arzt-?nummer | arzt-nr\.? ) ${LINK} (?<value> [0-9]{9} ) ${END}`, score: 0.9 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.05 }
    ],
    context: ['lanr', 'lebenslange arztnummer', 'arztnummer', 'arzt-nr', 'arzt-nummer', 'behandelnder arzt', 'verschreibender arzt', 'hausarzt', 'physician number', 'doctor number'],
    antiContext: [...NOT_AN_ID, 'bsnr', 'betriebsstättennummer'],
    validate: requires(deLanr)
  },
  {
    // No check digit: two digits of the association, then a number.
    id: 'de-bsnr',
    type: 'DE_BSNR',
    country: 'DE',
    trigger: 'digit',
    patterns: [
      { id: 'after its name', regex: anyCase`(?<![a-z]) (?: bsnr | (?:neben|haupt)?betriebsstättennummer | betriebsstätten-nr\.? ) ${LINK} (?<value> [0-9]{9} ) ${END}`, score: 0.9 },
      { id: 'bare digits', regex: gu`${START} [0-9]{9} ${END}`, score: 0.02 }
    ],
    context: ['bsnr', 'betriebsstättennummer', 'betriebsstätten-nummer', 'betriebsstätte', 'praxisnummer', 'arztpraxis', 'kassenärztliche vereinigung', 'nebenbetriebsstätte', 'hauptbetriebsstätte', 'vertragsarztpraxis'],
    antiContext: [...NOT_AN_ID, 'lanr', 'arztnummer'],
    validate: requires((digits) => /^[0-9]{9}$/.test(digits) && Number(digits) > 0)
  }
]
