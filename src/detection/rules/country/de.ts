// Germany: everything.

import { DE_BUSINESS } from './de-business.ts'
import { DE_HEALTH } from './de-health.ts'
import { DE_IDS } from './de-ids.ts'
import { DE_VEHICLE } from './de-vehicle.ts'
import type { Recognizer } from '../recognizer.ts'

export const DE: readonly Recognizer[] = [...DE_IDS, ...DE_HEALTH, ...DE_VEHICLE, ...DE_BUSINESS]
