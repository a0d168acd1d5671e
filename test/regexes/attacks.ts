// Texts that make a regular expression work hard: what its open repetitions take, again and again, and an end that fits nothing.

/** One of each kind of character that patterns tell apart. */
const ALPHABET = [...'a', 'Z', '0', '9', ' ', '\t', '\n', '.', ',', '-', '_', '@', ':', '/', '\\', '"', '\'', '(', ')', '[', ']', '{', '<', '>', '=', '+', '*', '?', '!', '#', '$', '%', '&', ';', '|', '~', 'é', 'あ', 'ア', 'ー', '漢', '、', '。', '「', '€', '\uFFFC', '٣', '\u0301']
const BREAK = '\u0000'
/** A literal, an escape or a class, with its quantifier; groups are looked into. */
const ATOM = /(?<atom>\\u\{[0-9A-Fa-f]+\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\[pP]\{[^}]*\}|\\k<[^>]*>|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^()|?*+{}\\[\]^$])(?<quantifier>[*+]|\{\d+,\})?/gu
const GROUP_END = /\)(?:[*+]|\{\d+,\})/u

/** Whether a repetition has no upper bound: only such a pattern can take more than a constant time a place. */
export function hasOpenRepetition (source: string): boolean {
  const bare = source.replace(/\\[^]/gu, '_').replace(/\[[^\]]*\]/gu, '_')
  return /[*+]|\{\d+,\}/u.test(bare.replace(/\(\?<?[=!:]/gu, '('))
}

/** Texts of about `length` units, the same number whatever the length. */
export function attacksOn (source: string, flags: string): ReadonlyArray<(length: number) => string> {
  const plain = flags.replace(/[gyd]/gu, '')
  const pumps = new Set<string>()
  const sequence: string[] = []
  for (const { groups } of source.matchAll(ATOM)) {
    const taken = charactersOf(groups?.['atom'] ?? '', plain)
    if (taken[0] !== undefined) sequence.push(taken[0])
    if (groups?.['quantifier'] !== undefined) for (const character of [taken[0], taken.at(-1)]) if (character !== undefined) pumps.add(character)
  }
  // A repeated group is pumped with a part of what the pattern is made of.
  if (GROUP_END.test(source)) for (const size of [1, 2, 3]) for (let at = 0; at + size <= Math.min(sequence.length, 8); at += 1) pumps.add(sequence.slice(at, at + size).join(''))
  const beginning = sequence.slice(0, 3).join('')
  return [...pumps].slice(0, 24).flatMap((pump) => ['', beginning].map((start) => (length: number) => start + pump.repeat(Math.ceil(length / pump.length)) + BREAK))
}

function charactersOf (atom: string, flags: string): string[] {
  try {
    const regex = new RegExp(`^(?:${atom})$`, flags.includes('u') || flags.includes('v') ? flags : `${flags}u`)
    return ALPHABET.filter((character) => regex.test(character)).slice(0, 6)
  } catch {
    return []
  }
}
