import { describe, expect, it } from 'vitest'
import { createLayout } from '../../../src/detection/ner/layout.ts'
import { parseSettings } from '../../../src/detection/ner/settings.ts'

const encoder = (before: number[], after: number[]) => ({ before, after, maxId: 9, encode: () => ({ ids: [], starts: [], ends: [] }) })
const layout = (config: object, sumi = {}, tokenizer = {}, frame: [number[], number[]] = [[1], [2]]) =>
  createLayout({ ...config }, { ...tokenizer }, parseSettings(sumi), encoder(...frame))

describe('createLayout', () => {
  it.each([
    ['BERT', { model_type: 'bert', max_position_embeddings: 512 }, {}, {}, [254, 190]],
    ['a short model', { model_type: 'bert', max_position_embeddings: 64 }, {}, {}, [62, 46]],
    ['RoBERTa, whose positions begin at 2', { model_type: 'roberta', max_position_embeddings: 66, pad_token_id: 1 }, {}, {}, [62, 46]],
    ['a tokenizer with a smaller limit', { max_position_embeddings: 512 }, {}, { model_max_length: 100 }, [98, 73]],
    ['a tokenizer without a limit', { max_position_embeddings: 512 }, {}, { model_max_length: 1e30 }, [254, 190]],
    ['no positions', {}, {}, {}, [254, 190]],
    ['settings', { max_position_embeddings: 512 }, { window: 126, stride: 96 }, {}, [126, 96]],
    ['a window of one', { max_position_embeddings: 3 }, {}, {}, [1, 1]]
  ])('%s', (_name, config, sumi, tokenizer, expected) => {
    const { window, stride } = layout(config, sumi, tokenizer)
    expect([window, stride]).toEqual(expected)
  })

  it('frames a window as the tokenizer does', () => {
    expect(layout({}).build([7], [8, 9])).toEqual({ ids: [1, 8, 9, 2], segments: [0, 0, 0, 0], textAt: 1 })
    expect(layout({}, {}, {}, [[1], []]).build([], [8])).toEqual({ ids: [1, 8], segments: [0, 0], textAt: 1 })
  })

  it('puts context before it in a segment of its own', () => {
    const sumi = { context: { maxTokens: 4 } }
    expect(layout({}, sumi).build([7], [8, 9])).toEqual({ ids: [1, 7, 2, 8, 9, 2], segments: [0, 0, 0, 1, 1, 1], textAt: 3 })
    expect(layout({}, sumi).build([], [8])).toEqual({ ids: [1, 2, 8, 2], segments: [0, 0, 1, 1], textAt: 2 })
    // The shipped tokenizer's own frame for one text is [CLS] [SEP] … [SEP]: the separator is not doubled.
    expect(layout({}, sumi, {}, [[1, 2], [2]]).build([7], [8])).toEqual({ ids: [1, 7, 2, 8, 2], segments: [0, 0, 0, 1, 1], textAt: 3 })
  })

  it.each([
    ['a window that does not fit', { max_position_embeddings: 10 }, { window: 9 }, {}, /^sumi\.json: "window" must be at most 8/],
    ['context that leaves no room', { max_position_embeddings: 10 }, { context: { maxTokens: 7 } }, {}, /^config\.json: /]
  ])('refuses %s', (_name, config, sumi, tokenizer, message) => {
    expect(() => layout(config, sumi, tokenizer)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringMatching(message) }))
  })

  it('refuses context without special tokens', () => {
    expect(() => layout({}, { context: { maxTokens: 4 } }, {}, [[1], []])).toThrow(/^sumi\.json: "context"/)
  })
})
