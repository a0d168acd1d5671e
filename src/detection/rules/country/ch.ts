// Switzerland: AHV (AVS) number.

import { ean13 } from '../../checksums-europe.ts'
import { gu } from '../syntax.ts'
import { END, requires, START } from './shared.ts'
import type { Recognizer } from '../recognizer.ts'

export const CH: readonly Recognizer[] = [
  {
    // 756 is Switzerland's country number; no barcode begins with it (GS1 Switzerland has 760 to 769).
    id: 'ch-ahv',
    type: 'CH_AHV',
    country: 'CH',
    trigger: 'digit',
    patterns: [
      { id: 'with marks', regex: gu`${START} 756 [.\x20\-] [0-9]{4} [.\x20\-] [0-9]{4} [.\x20\-] [0-9]{2} ${END}`, score: 0.97 },
      { id: 'bare digits', regex: gu`${START} 756[0-9]{10} ${END}`, score: 0.75 }
    ],
    context: ['ahv', 'ahv-nr', 'ahv-nummer', 'ahvn13', 'avs', 'numéro avs', 'n° avs', 'navs13', 'oasi', 'sozialversicherungsnummer', 'sozialversicherung', 'swiss social security', 'スイス社会保険'],
    validate: requires(ean13)
  }
]
