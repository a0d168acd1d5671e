// All matches of a regex in a text, without copying the regex.

/**
 * The matches in order, as `matchAll` finds them. `matchAll` copies its regex on every call, which costs more than the search of a short text.
 * @param regex with the flag g; it never matches an empty string. @param text a window of a long one, where the search is made again and again.
 */
export function matchesOf (regex: RegExp, text: string): readonly RegExpExecArray[] {
  regex.lastIndex = 0
  let match = regex.exec(text)
  if (match === null) return NONE
  const matches = [match]
  for (match = regex.exec(text); match !== null; match = regex.exec(text)) matches.push(match)
  return matches
}

const NONE: readonly RegExpExecArray[] = []
