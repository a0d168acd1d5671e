import { describe, expect, it } from 'vitest'
import { parseSettings } from '../../../src/detection/ner/settings.ts'

describe('parseSettings', () => {
  it('needs nothing', () => {
    expect(parseSettings()).toEqual({ languages: [], temperature: 1, thresholds: new Map(), labels: new Map() })
  })

  it('reads everything, and leaves what it does not know', () => {
    expect(parseSettings({
      name: 'sumi-ner', version: '0.1.0', languages: ['en'], context: { maxTokens: 32 }, window: 126, stride: 96, temperature: 0.8, thresholds: { PERSON: 0.5 }, labels: { PER: 'PERSON', MISC: null, LABEL_1: 'B-PERSON' }, notes: 'x'
    })).toEqual({
      name: 'sumi-ner', version: '0.1.0', languages: ['en'], context: { maxTokens: 32 }, window: 126, stride: 96, temperature: 0.8, thresholds: new Map([['PERSON', 0.5]]), labels: new Map([['PER', 'PERSON'], ['MISC', 'O'], ['LABEL_1', 'B-PERSON']])
    })
  })

  it.each([
    [{ name: '' }, 'name'], [{ name: 7 }, 'name'], [{ version: 'a b' }, 'version'],
    [{ languages: 'en' }, 'languages'], [{ languages: [1] }, 'languages'],
    [{ context: 32 }, 'context'], [{ context: {} }, 'context'], [{ context: { maxTokens: -1 } }, 'maxTokens'],
    [{ window: 0 }, 'window'], [{ window: 1.5 }, 'window'], [{ window: '126' }, 'window'],
    [{ window: 10, stride: 11 }, 'stride'], [{ window: 10, stride: 0 }, 'stride'], [{ stride: 5 }, 'stride'],
    [{ temperature: 0 }, 'temperature'], [{ temperature: 'hot' }, 'temperature'], [{ temperature: null }, undefined],
    [{ thresholds: { PERSON: 1.1 } }, 'thresholds.PERSON'], [{ thresholds: { NOBODY: 0.5 } }, 'NOBODY'], [{ thresholds: [] }, 'thresholds'],
    [{ labels: { PER: 'NOBODY' } }, 'labels.PER'], [{ labels: { PER: 7 } }, 'labels.PER'], [{ labels: 'PER' }, 'labels']
  ])('%j', (json, named) => {
    if (named === undefined) return expect(() => parseSettings(json)).not.toThrow()
    expect(() => parseSettings(json)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringContaining(named) }))
  })
})
