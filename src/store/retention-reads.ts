// The records of retention over any engine: which operation a change is, and how they are read.

import type { Engine, Operation } from './engine.ts'
import { frozenCopy } from './frozen-copy.ts'
import { compareInstants } from './instants.ts'
import type { RetentionChange, RetentionReads } from './retention-records.ts'

export function toRetentionOperation (change: RetentionChange): [Operation] {
  switch (change.kind) {
    case 'putPolicy': return [['policies', change.record.id, frozenCopy(change.record)]]
    case 'deletePolicy': return [['policies', change.id, null]]
    case 'putHold': return [['holds', change.record.id, frozenCopy(change.record)]]
    case 'putPurge': return [['purges', change.record.operation, frozenCopy(change.record)]]
    case 'deletePurge': return [['purges', change.operation, null]]
    case 'putPurgeTargets': return [['purgeTargets', change.record.operation, frozenCopy(change.record)]]
    case 'deletePurgeTargets': return [['purgeTargets', change.operation, null]]
    case 'putPurging': return [['purging', change.record.reference, frozenCopy(change.record)]]
    case 'deletePurging': return [['purging', change.reference, null]]
    case 'putTombstone': return [['tombstones', change.record.reference, frozenCopy(change.record)]]
    case 'putMapping': return [['mappings', change.record.key, frozenCopy(change.record)]]
    case 'deleteMapping': return [['mappings', change.key, null]]
  }
}

export function retentionReads (open: () => Engine): RetentionReads {
  return {
    async listPolicies () { return [...await open().values('policies')].sort((a, b) => a.id < b.id ? -1 : 1) },
    async listHolds () { return [...await open().values('holds')].sort((a, b) => compareInstants(a.placed.at, b.placed.at) || (a.id < b.id ? -1 : 1)) },
    async getPurge (operation) { return await open().get('purges', operation) },
    async listPurges () { return [...await open().values('purges')].sort((a, b) => compareInstants(a.startedAt, b.startedAt) || (a.operation < b.operation ? -1 : 1)) },
    async getPurgeTargets (operation) { return await open().get('purgeTargets', operation) },
    async listPurging () { return [...await open().values('purging')] },
    async getTombstone (reference) { return await open().get('tombstones', reference) },
    async getMapping (key) { return await open().get('mappings', key) },
    async listMappings () { return [...await open().values('mappings')] }
  }
}
