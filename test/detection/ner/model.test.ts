import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '@huggingface/transformers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { loadNerModel, type LoadedModel } from '../../../src/detection/ner/model.ts'
import type { ModelSpan } from '../../../src/detection/ner/model.types.ts'
import { anyText, editJson, KINDS, tinyModel, withCopy } from './tiny-models.ts'

const models = new Map<string, LoadedModel>()
beforeAll(async () => {
  for (const kind of KINDS) models.set(kind, await loadNerModel(tinyModel(kind)))
})
afterAll(async () => {
  for (const model of models.values()) await model.close()
})

const WORD = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** What is wrong with the spans of a text; nothing may be, however bad the model is. */
function problems (text: string, spans: readonly ModelSpan[], model: LoadedModel): string[] {
  const found: string[] = []
  let last = 0
  for (const { start, end, type, score } of spans) {
    const value = text.slice(start, end)
    const check = (isGood: boolean, problem: string) => { if (!isGood) found.push(`${problem}: ${start}-${end} ${type}`) }
    check(start >= last && end > start && end <= text.length, 'order')
    check(value === value.trim(), 'spaces')
    check(model.entityTypes.includes(type) && score > 0 && score <= 1, 'type or score')
    check(!(type === 'ADDRESS' ? /\n[^\S\n]*\n/ : /[\n\r]/).test(value), 'lines')
    for (const at of [start, end]) {
      const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at, at + 2)]
      check(!(/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(after)), 'half a character')
      check(!(/[a-zA-Z]$/.test(before) && /^[a-zA-Z]/.test(after)), 'inside a word')
      check(!(/\d$/.test(before) && /^\d/.test(after)), 'inside a number')
      check(!(/^\p{M}/u.test(after) && WORD.test(before.at(-1) ?? '')), 'before a mark')
    }
    last = end
  }
  return found
}

describe.each(KINDS)('a model with a %s tokenizer', (kind) => {
  it('gives good spans for any text', async () => {
    const model = models.get(kind)!
    let found = 0
    await fc.assert(fc.asyncProperty(anyText, anyText, async (text, previous) => {
      const spans = await model.spans(text, previous)
      expect(problems(text, spans, model)).toEqual([])
      found += spans.length
    }), { numRuns: 150 })
    expect(found).toBeGreaterThan(20)
  })

  it.each(['', ' ', '\n', ' \r\n\t\u3000 '])('finds nothing in %j', async (text) => {
    expect(await models.get(kind)!.spans(text, 'Hello')).toEqual([])
  })

  it('answers the same again, alone or beside others, after another load', async () => {
    const text = 'My name is John Smith, 12 Baker Street.\n田中太郎と申します。'.repeat(8)
    const model = models.get(kind)!
    const first = await model.spans(text, 'Your name?')
    const [second, , third] = await Promise.all([model.spans(text, 'Your name?'), model.spans('Something else', ''), model.spans(text, 'Your name?')])
    const other = await loadNerModel(tinyModel(kind))
    const fourth = await other.spans(text, 'Your name?')
    await other.close()
    expect(first.length).toBeGreaterThan(0)
    expect([second, third, fourth]).toEqual([first, first, first])
  })

  it('takes 100,000 characters, to the last one', async () => {
    const model = models.get(kind)!
    for (const piece of ['Call John Smith, 12 Baker Street, London. ', '田中太郎です。東京都港区4丁目。']) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      const spans = await model.spans(text, '')
      expect(problems(text, spans, model)).toEqual([])
      if (spans.length > 0) expect(spans.at(-1)!.end).toBeGreaterThan(text.length - 2 * piece.length)
    }
  })
})

describe('windows', () => {
  // 'bert' takes 64 tokens, so windows of 62; the tiny graph looks at the whole window, so only the frame of a text may change.
  it('gives every token of a long text an answer', async () => {
    const model = models.get('bert')!
    const word = await anyFoundWord(model)
    for (const count of [61, 62, 63, 108, 109, 110, 500]) {
      const text = Array.from({ length: count }, () => word).join('\n')
      const spans = await model.spans(text, '')
      expect([count, spans.length]).toEqual([count, count])
    }
  })

  async function anyFoundWord (model: LoadedModel): Promise<string> {
    for (const word of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'r', 's', 't']) {
      const text = `${word}\n`.repeat(62)
      if ((await model.spans(text, '')).length === 62) return word
    }
    throw new Error('the tiny model finds nothing')
  }
})

describe('context', () => {
  it('is used by a model that was trained with it, and only its last tokens are', async () => {
    const model = models.get('sumi')!
    const text = 'my name is john smith and i live in london'
    const tail = 'what is your name? '.repeat(10)
    const scores = async (previous: string) => (await model.spans(text, previous)).map(({ score }) => score)
    expect(await scores(tail)).not.toEqual(await scores(''))
    expect(await scores('ご住所は？'.repeat(2_000) + tail)).toEqual(await scores(tail))
  })

  it('is left out for other models', async () => {
    const model = models.get('bert')!
    const text = 'my name is John Smith'
    expect(await model.spans(text, 'what is your name?')).toEqual(await model.spans(text, ''))
  })
})

describe('what the folder says', () => {
  it('names the model', async () => {
    expect([...models].map(([kind, model]) => [kind, model.id])).toEqual(expect.arrayContaining([
      ['sumi', 'sumi-tiny@0.0.1'], ['deberta', 'tiny-deberta@1.0.0'], ['bert', 'bert@unversioned']
    ]))
  })

  it('maps labels', async () => {
    expect(models.get('roberta')!.entityTypes).toEqual(['PERSON', 'LOCATION', 'ORGANIZATION'])
    expect(models.get('deberta')!.entityTypes).toEqual(['PERSON'])
    expect(models.get('bert-uncased')!.entityTypes).toEqual(['PERSON', 'ADDRESS', 'PASSWORD'])
    await withCopy('bert', (dir) => editJson(dir, 'config.json', (json) => { json.id2label[5] = 'B-MISC' }), async (dir) => {
      const model = await loadNerModel(dir)
      expect(model.ignoredLabels).toEqual(['B-MISC'])
      await model.close()
    })
  })

  it('drops spans below the threshold of their type', async () => {
    const text = 'My name is John Smith and I live in London. '.repeat(5)
    const all = await models.get('bert')!.spans(text, '')
    await withCopy('bert', (dir) => editJson(dir, 'sumi.json', (json) => { json.thresholds = { PERSON: 1, LOCATION: 0, ORGANIZATION: 1 } }), async (dir) => {
      const model = await loadNerModel(dir)
      const some = await model.spans(text, '')
      await model.close()
      expect(some).toEqual(all.filter(({ type, score }) => type === 'LOCATION' || score === 1))
      expect(some.length).toBeLessThan(all.length)
    })
  })

  it.each(['int32'])('takes a graph of kind %s', async (graph) => {
    await withCopy('bert', (dir) => copyFile(tinyModel(`graphs/${graph}.onnx`), join(dir, 'onnx/model.onnx')), async (dir) => {
      const model = await loadNerModel(dir)
      expect(await model.spans('hello', '')).toBeInstanceOf(Array)
      await model.close()
    })
  })

  it('prefers the quantized file', async () => {
    const change = (dir: string) => writeFile(join(dir, 'onnx/model_quantized.onnx'), 'broken')
    await withCopy('bert', change, (dir) => expect(loadNerModel(dir)).rejects.toThrow(/^onnx\/model_quantized\.onnx: /))
  })

  it('takes an ONNX file at the top of the folder', async () => {
    await withCopy('bert', async (dir) => {
      await copyFile(join(dir, 'onnx/model.onnx'), join(dir, 'model.onnx'))
      await rm(join(dir, 'onnx'), { recursive: true })
    }, async (dir) => (await loadNerModel(dir)).close())
  })
})

describe('a folder that is wrong', () => {
  const useGraph = (name: string) => (dir: string) => copyFile(tinyModel(`graphs/${name}.onnx`), join(dir, 'onnx/model.onnx'))
  const write = (file: string, content: string) => (dir: string) => writeFile(join(dir, file), content)
  const drop = (file: string) => (dir: string) => rm(join(dir, file))
  const edit = (file: string, change: (json: any) => void) => (dir: string) => editJson(dir, file, change)

  it.each([
    ['no config.json', drop('config.json'), /^config\.json: the file is missing/],
    ['no tokenizer.json', drop('tokenizer.json'), /^tokenizer\.json: the file is missing/],
    ['no tokenizer_config.json', drop('tokenizer_config.json'), /^tokenizer_config\.json: the file is missing/],
    ['no ONNX file', drop('onnx/model.onnx'), /^onnx\/model_quantized\.onnx or onnx\/model\.onnx: the file is missing/],
    ['a folder in the place of a file', async (dir: string) => { await rm(join(dir, 'config.json')); await mkdir(join(dir, 'config.json')) }, /^config\.json: the file cannot be read/],
    ['config.json cut off', write('config.json', '{"id2label":'), /^config\.json: the file is not valid JSON/],
    ['config.json a list', write('config.json', '[]'), /^config\.json: the file must hold a JSON object/],
    ['no id2label', edit('config.json', (json) => { delete json.id2label }), /^config\.json: "id2label" is missing/],
    ['tokenizer.json cut off', write('tokenizer.json', '{"version":"1.0"'), /^tokenizer\.json: the file is not valid JSON/],
    ['tokenizer.json empty', write('tokenizer.json', '{}'), /^tokenizer\.json: the tokenizer cannot be built/],
    ['an unknown normalizer', edit('tokenizer.json', (json) => { json.normalizer = { type: 'Rot13' } }), /^tokenizer\.json: the tokenizer cannot be built/],
    ['sumi.json wrong', write('sumi.json', '{"window":0}'), /^sumi\.json: "window"/],
    ['a window longer than the model', write('sumi.json', '{"window":63}'), /^sumi\.json: "window" must be at most 62/],
    ['context longer than the model', write('sumi.json', '{"context":{"maxTokens":61}}'), /^config\.json: the model takes 64 tokens, too few/],
    ['an empty ONNX file', write('onnx/model.onnx', ''), /^onnx\/model\.onnx: /],
    ['not an ONNX file', write('onnx/model.onnx', 'version https://git-lfs.github.com/spec/v1'), /^onnx\/model\.onnx: /],
    ['an ONNX file cut off', (dir: string) => truncate(join(dir, 'onnx/model.onnx'), 9_000), /^onnx\/model\.onnx: /],
    ['labels that the graph does not have', edit('config.json', (json) => { json.id2label[7] = 'B-MISC' }), /^onnx\/model\.onnx: the model does not answer as/],
    ['a vocabulary longer than the graph\'s', edit('tokenizer.json', (json) => { json.model.vocab['zz'] = 9_999 }), /^onnx\/model\.onnx: the model does not answer as/],
    ['fewer positions than promised', useGraph('short'), /^onnx\/model\.onnx: the model does not answer as/],
    ['an input that nobody gives', useGraph('extra-input'), /^onnx\/model\.onnx: .*"position_ids"/],
    ['an output of two dimensions', useGraph('two-dims'), /^onnx\/model\.onnx: the model does not answer as/],
    ['an output of half floats', useGraph('half'), /^onnx\/model\.onnx: the model does not answer as/],
    ['an output that is not a number', useGraph('nan'), /^onnx\/model\.onnx: the model does not answer as/]
  ] as const)('%s', async (_name, change, message) => {
    await withCopy('bert', change, (dir) => expect(loadNerModel(dir)).rejects.toThrow(expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringMatching(message) })))
  })

  it('is no folder at all', async () => {
    await expect(loadNerModel(join(tinyModel('bert'), 'nowhere'))).rejects.toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }))
    await expect(loadNerModel('no-such/model')).rejects.toThrow(expect.objectContaining({ code: 'MODEL_INVALID', message: expect.stringMatching(/^config\.json: /) }))
  })
})

describe('a text without spaces', () => {
  it.each(KINDS)('of 200,000 characters is taken by a %s tokenizer', async (kind) => {
    const spans = await models.get(kind)!.spans('田'.repeat(kind === 'roberta' ? 20_000 : 200_000), '')
    expect(spans).toBeInstanceOf(Array)
  })
})

describe('close', () => {
  it('waits for what runs, refuses what comes later, and can be called twice', async () => {
    const model = await loadNerModel(tinyModel('sumi'))
    const running = model.spans('John Smith '.repeat(2_000), '')
    const closed = model.close()
    await expect(model.spans('John', '')).rejects.toThrow(expect.objectContaining({ code: 'NOT_READY' }))
    await closed
    await model.close()
    expect(await running).toBeInstanceOf(Array)
  })
})

describe('the network', () => {
  it('is never asked, and nothing is written', async () => {
    const { fetch, cacheDir } = env
    const asked: unknown[] = []
    env.fetch = async (input: unknown) => {
      asked.push(input)
      throw new Error('no network')
    }
    try {
      await withCopy('xlmr', async () => {}, async (dir) => {
        const before = await readdir(dir, { recursive: true })
        await (await loadNerModel(dir)).close()
        expect(await readdir(dir, { recursive: true })).toEqual(before)
      })
      await withCopy('xlmr', (dir) => rm(join(dir, 'tokenizer.json')), (dir) => expect(loadNerModel(dir)).rejects.toThrow())
      await expect(loadNerModel('google-bert/bert-base-cased')).rejects.toThrow()
    } finally {
      env.fetch = fetch
    }
    expect(asked).toEqual([])
    expect(env.allowRemoteModels || env.useFSCache || env.useBrowserCache || env.useWasmCache).toBe(false)
    expect(cacheDir === null || !existsSync(cacheDir)).toBe(true)
  })
})
