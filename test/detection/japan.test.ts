// Japan by the rules alone: values in every writing, and near misses.

import { JAPAN_CLEAN } from '../fixtures/tables/japan.clean.ts'
import { JAPAN_CONTACT } from '../fixtures/tables/japan.contact.ts'
import { JAPAN_IDS } from '../fixtures/tables/japan.ids.ts'
import { JAPAN_MORE } from '../fixtures/tables/japan.more.ts'
import { JAPAN_PERSON } from '../fixtures/tables/japan.person.ts'
import { checkMarked } from './marked-table.ts'

checkMarked('Japan', { rows: [...JAPAN_IDS, ...JAPAN_CONTACT, ...JAPAN_PERSON, ...JAPAN_CLEAN, ...JAPAN_MORE], count: 300, share: 0.99 })
