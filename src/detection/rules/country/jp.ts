// The Japanese family: ids, licence plates and addresses.

import { JP_ADDRESS } from './jp-address.ts'
import { JP_IDS } from './jp-ids.ts'
import { JP_PLATES } from './jp-plates.ts'
import type { Recognizer } from '../recognizer.ts'

export const JP: readonly Recognizer[] = [...JP_IDS, ...JP_PLATES, ...JP_ADDRESS]
