// Looks for values in bytes, in every way in which they could have been written.

/** The forms of a text: UTF-8, UTF-16, in JSON, base64 at every alignment, hexadecimal; each as it is and in lower case. */
export function writtenForms (text: string): readonly Buffer[] {
  const texts = [...new Set([text, text.toLowerCase()])]
  return texts.flatMap((one) => {
    const utf8 = Buffer.from(one)
    const utf16 = Buffer.from(one, 'utf16le')
    const escaped = [...one].map((char) => char.codePointAt(0)! < 0x80 ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
    return [utf8, utf16, Buffer.from(utf16).swap16(), Buffer.from(JSON.stringify(one).slice(1, -1)), Buffer.from(escaped), ...encodedForms(utf8)]
  })
}

/** Hexadecimal and base64 of some bytes. */
export function encodedForms (bytes: Uint8Array): readonly Buffer[] {
  const hex = Buffer.from(bytes).toString('hex')
  return [Buffer.from(hex), Buffer.from(hex.toUpperCase()), ...base64Forms(Buffer.from(bytes), 'base64'), ...base64Forms(Buffer.from(bytes), 'base64url')]
}

/** What is the same in base64 whatever stands before and after: three alignments. */
function base64Forms (bytes: Buffer, encoding: 'base64' | 'base64url'): readonly Buffer[] {
  return [0, 1, 2].map((skip) => {
    const text = Buffer.concat([Buffer.alloc(skip), bytes]).toString(encoding).replace(/=+$/, '')
    const [first, last] = [Math.ceil(skip * 8 / 6), Math.floor((skip + bytes.length) * 8 / 6)]
    return Buffer.from(text.slice(first, last))
  })
}

const SHORTEST = 8

/** Finds any of many needles, each of at least 8 bytes, in one pass. */
export function needleFinder (needles: Iterable<Uint8Array>): (bytes: Buffer) => string | undefined {
  const first = new Uint8Array(1 << 24)
  const byStart = new Map<string, Buffer[]>()
  for (const given of needles) {
    const needle = Buffer.from(given)
    if (needle.length < SHORTEST) throw new Error('a needle is too short')
    first[needle.readUIntBE(0, 3)] = 1
    const start = needle.toString('latin1', 0, SHORTEST)
    byStart.set(start, [...byStart.get(start) ?? [], needle])
  }
  return (bytes) => {
    for (let at = 0; at + SHORTEST <= bytes.length; at++) {
      if (first[(bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!] === 0) continue
      const found = byStart.get(bytes.toString('latin1', at, at + SHORTEST))?.find((needle) => bytes.subarray(at, at + needle.length).equals(needle))
      if (found !== undefined) return found.toString('latin1')
    }
    return undefined
  }
}
