import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { loadTokenizer } from '../../../src/detection/ner/tokenizer.ts'
import { createEncoder, type Encoder } from '../../../src/detection/ner/tokens.ts'
import type { TokenizerParts } from '../../../src/detection/ner/tokenizer.types.ts'
import { anyText, editJson, KINDS, tinyModel, withCopy } from './tiny-models.ts'

const TEXTS = [
  'Hello, my name is John Smith and I live at 12 Baker Street, London NW1 6XE.',
  '  two  spaces\n\nand\ttabs\r\nand an end  ',
  'お世話になっております。田中太郎と申します。\n住所は東京都港区芝公園4丁目2番8号です。',
  'ｶﾀｶﾅ ﾊﾟｽﾜｰﾄﾞ ４１１１ ㌔ ① ﬁ ～',
  'café cafe\u0301 Zürich e\u0301\u0323 か\u3099',
  '🙂👩‍👩‍👧‍👦 𠮷野家 \ud800 x \udc00 𝐉𝐨𝐡𝐧',
  '☃☃ ☂ ☃\u0301',
  'don\'t I\'ll we\'ve JOHN\'S',
  '김철수 ㄱㅏ \u1100\u1161\u11a8 สมชาย',
  'a\u200bb\u00adc\ufeffd\u0000e\u0007f',
  '▁ ▁▁ a▁b ## ##a Ġ',
  'x'.repeat(150) + ' ' + '漢'.repeat(150),
  ' ', '\n', '\t \n'
]

interface Loaded {
  parts: TokenizerParts
  encoder: Encoder
}

const loaded = new Map<string, Loaded>(await Promise.all(KINDS.map(async (kind) => {
  const parts = await loadTokenizer(tinyModel(kind))
  return [kind, { parts, encoder: createEncoder(parts) }] as const
})))

const surfaces = (text: string, encoder: Encoder): string[] => {
  const { starts, ends } = encoder.encode(text)
  return starts.map((start, i) => text.slice(start, ends[i]))
}

/** [token, text it covers] */
const table = (kind: string, text: string): string[] => {
  const { parts, encoder } = loaded.get(kind)!
  const { ids, starts, ends } = encoder.encode(text)
  const names = new Map([...parts.engine.model!.tokens_to_ids].map(([name, id]) => [id, name]))
  return ids.map((id, i) => `${names.get(id)}=${text.slice(starts[i], ends[i])}`)
}

describe.each(KINDS)('tokenizer kind %s', (kind) => {
  const { parts, encoder } = loaded.get(kind)!
  const own = (text: string) => text === '' ? [] : parts.engine.encode(text, { add_special_tokens: false }).ids

  it.each(TEXTS)('gives the tokenizer\'s own ids for %j', (text) => {
    expect(encoder.encode(text).ids).toEqual(own(text))
  })

  it('gives the tokenizer\'s own ids for any text', () => {
    fc.assert(fc.property(anyText, (text) => {
      // Documented difference: Σ at the end of a word stays σ in lower case.
      fc.pre(!text.includes('Σ') && !/<s>|<0x|\[(CLS|SEP|UNK|PAD|MASK)\]/.test(text))
      expect(encoder.encode(text).ids).toEqual(own(text))
    }), { numRuns: 300 })
  })

  it('covers the text in order, within bounds, on whole characters', () => {
    fc.assert(fc.property(anyText, (text) => {
      const { ids, starts, ends } = encoder.encode(text)
      expect(starts.length).toBe(ids.length)
      expect(ends.length).toBe(ids.length)
      for (let i = 0; i < ids.length; i++) {
        expect(starts[i]).toBeGreaterThanOrEqual(0)
        expect(ends[i]).toBeGreaterThanOrEqual(starts[i]!)
        expect(ends[i]).toBeLessThanOrEqual(text.length)
        const surface = text.slice(starts[i], ends[i])
        if (surface.trim() !== '') expect(surface).toBe(surface.trim())
        const isTorn = (at: number) => at > 0 && at < text.length && /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
        expect(isTorn(starts[i]!) || isTorn(ends[i]!)).toBe(false)
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!)
      }
    }), { numRuns: 300 })
  })

  it('puts every token on the characters that it spells', () => {
    const names = new Map([...parts.engine.model!.tokens_to_ids].map(([name, id]) => [id, name]))
    // As the vocabulary spells it: normalized, or (byte-level) in characters for bytes; without spaces.
    const normal = (text: string) => (kind === 'roberta' ? parts.engine.pre_tokenizer!.pre_tokenize_text(text).join('') : parts.engine.normalizer!.normalize(text)).replace(/[▁Ġ\s]/g, '')
    fc.assert(fc.property(anyText, (text) => {
      fc.pre(!/[Σ▁#Ġ]/.test(text))
      const { ids, starts, ends } = encoder.encode(text)
      for (const [i, id] of ids.entries()) {
        const name = names.get(id)!
        if (/^<0x|^<unk>$|^\[UNK\]$/.test(name)) continue
        expect(normal(text.slice(starts[i], ends[i]))).toContain(name.replace(/^##|[▁Ġ]/g, '').trim())
      }
    }), { numRuns: 300 })
  })

  it('spells the text back from the bytes of a byte-level vocabulary', () => {
    if (kind !== 'roberta') return
    expect(surfaces('A🙂é', encoder)).toEqual(['A', '🙂', '🙂', '🙂', '🙂', 'é', 'é'])
  })

  it.each(['[CLS] [SEP] [UNK] [PAD] [MASK]', '<s> </s> <unk> <pad> <mask>', 'a<s>b', '<s><s>', '[CLS][SEP]x', '<unk>', '▁<s>'])('reads the literal %j as text', (text) => {
    const { ids } = encoder.encode(text)
    const special = new Set([...parts.engine.get_added_tokens_decoder().values()].filter((token) => token.special).map((token) => token.id))
    special.delete(parts.engine.model!.unk_token_id!)
    expect(ids.filter((id) => special.has(id))).toEqual([])
    expect(ids.length).toBeGreaterThan(0)
  })

  it('answers the same from its cache', () => {
    for (const text of TEXTS) {
      const cold = createEncoder(parts).encode(text)
      encoder.encode(text)
      expect(encoder.encode(text)).toEqual(cold)
    }
  })

  it('takes 100,000 characters with and without spaces', () => {
    for (const piece of ['John Smith ', '田中太郎です']) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length))
      const { ends } = encoder.encode(text)
      expect(ends.at(-1)).toBeGreaterThanOrEqual(text.trimEnd().length)
    }
  })

  it('has no tokens for an empty text', () => {
    expect(encoder.encode('')).toEqual({ ids: [], starts: [], ends: [] })
  })
})

describe('exact offsets', () => {
  it.each([
    ['sumi', 'ﾊﾟｽﾜｰﾄﾞは４１です', ['パ=ﾊﾟ', 'ス=ｽ', 'ワ=ﾜ', 'ー=ｰ', 'ド=ﾄﾞ', 'は=は', '4=４', '1=１', 'で=で', 'す=す']],
    ['sumi', 'a\r\n\nb', ['a=a', '\n=\n', '\n=\n', 'b=b']],
    ['sumi', 'ﬁ𝐈', ['f=ﬁ', '##i=ﬁ', 'I=𝐈']],
    ['bert', 'e\u0301 12', ['[UNK]=e\u0301', '12=12']],
    ['bert-uncased', 'THE', ['the=THE']],
    ['bert-uncased', '田é', ['田=田', 'e=é']],
    ['xlmr', ' the  the', ['▁the=the', '▁the=the']],
    ['deberta', 'the\nthe', ['▁the=the', '▁the=the']],
    ['roberta', 'the the', ['th=th', 'e=e', 'Ġthe=the']],
    ['spm-bpe', '🙂', ['▁=', '<0xF0>=🙂', '<0x9F>=🙂', '<0x99>=🙂', '<0x82>=🙂']]
  ])('%s: %j', (kind, text, expected) => {
    expect(table(kind, text)).toEqual(expected)
  })

  it('frames a text as the post-processor says', () => {
    const frame = (kind: string) => [loaded.get(kind)!.encoder.before, loaded.get(kind)!.encoder.after]
    expect(frame('bert')).toEqual([[2], [3]])
    expect(frame('roberta')).toEqual([[0], [2]])
    expect(frame('spm-bpe')).toEqual([[1], []])
  })
})

describe('words that a tokenizer adds', () => {
  const encode = (kind: string, token: object, text: string) => withCopy(kind, (dir) => editJson(dir, 'tokenizer.json', (json) => {
    json.added_tokens.push({ id: 5, content: 'QQ', single_word: false, lstrip: false, rstrip: false, normalized: false, special: false, ...token })
  }), async (dir) => {
    const parts = await loadTokenizer(dir)
    const encoder = createEncoder(parts)
    const tokens = encoder.encode(text)
    return { tokens, own: parts.engine.encode(text, { add_special_tokens: false }).ids, at: tokens.ids.flatMap((id, i) => id === 5 ? [text.slice(tokens.starts[i], tokens.ends[i])] : []) }
  })

  it.each([
    ['bert', {}, 'the QQ the QQ', ['QQ', 'QQ']],
    ['bert-uncased', { content: 'qq', normalized: true }, 'the QQ qq', ['QQ', 'qq']],
    ['xlmr', { lstrip: true, rstrip: true }, 'the  QQ  the', ['QQ']],
    ['sumi', {}, 'QQ', ['QQ']]
  ])('%s %j in %j', async (kind, token, text, expected) => {
    const { tokens, own, at } = await encode(kind, token, text)
    expect(tokens.ids).toEqual(own)
    expect(at).toEqual(expected)
  })
})
