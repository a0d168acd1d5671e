// Where in a sentence a name can stand whose word everybody uses: 'Hi Rose', 'Thank you, Hope.', 'Angel is off', but not 'Rose gold'.

const word = (words: readonly string[]): string => `(?<![\\p{L}])(?:${words.join('|')})`
/** A title, a family word, what is said and done to people: what follows is a name whatever its meaning. */
const PERSON_NEXT = new RegExp(`${word([
  'mr', 'mrs', 'ms', 'miss', 'dr', 'dear', "i'?m", 'i am', 'name is', "name'?s", 'regards', 'wishes', 'sincerely', 'signed', 'attn', 'care of', 'c/o', 'behalf of',
  'husband', 'wife', 'son', 'daughter', 'friend', 'sister', 'brother', 'mother', 'father', 'mom', 'mum', 'dad', 'partner', 'colleague', 'boss', 'uncle', 'aunt', 'called', 'named',
  'tell', 'told', 'asked', 'met', 'thanked', 'sp[eo]ak(?:ing)? (?:to|with)', 'spoke (?:to|with)', 'talk(?:ed|ing)? (?:to|with)', 'chatt(?:ed|ing) (?:to|with)', 'wrote to', 'sent by', 'signed by', 'handled by', 'assigned to', 'transferred to'
])}[.,]?\\s+$`, 'iu')
/** After a greeting or thanks the name ends the clause, or another clause begins. */
const GREETING = new RegExp(`${word(['hi', 'hello', 'hey', 'hiya', 'thanks', 'thank you', 'thx', 'cheers', 'sorry', 'welcome', 'bye', 'goodbye', 'morning', 'afternoon', 'evening', 'ok', 'okay', 'sure', 'great', 'perfect', 'fine', 'yes', 'no', 'this is', 'noted'])}[.,!]?\\s+$`, 'iu')
const GREETED = /^(?:\s*(?:[.,!?;:)\n]|$)| (?:and|here|from|again|for|i|we|so|if|please|speaking)(?![\p{L}]))/iu
const SENTENCE_START = /(?:^|[.!?:\n>"(]\s{0,8})$/u
/** What only people do, and what they are where the sentence begins with them: 'Angel is off', not 'Chase is one of them'. */
const SAYS_NEXT = /^ (?:said|says|told|called|asked|wants|wanted|works)\b/u
const IS_NEXT = /^ (?:(?:is|was) (?!one|a |an |the |not? |still|too|also|only|very|red|green|blue|black|white|gr[ae]y)|has\b|had\b|here\b)/u
const AFTER_COMMA = /[\p{L}!.], $/u
const CLAUSE_ENDS = /^\s*(?:[.!?\n]|$)/u
/** 'Bill, I see it', not 'Stone, not beige': who is spoken to stands first. */
const ADDRESSED = /^, (?:i|i['’][a-z]{1,2}|we|we['’][a-z]{2}|you|you['’][a-z]{2}|your|the|please|thanks?|sorry|could|can|would|is|are|do|did|let|noted|ok|it|it['’]s|this|that|there|here|my|if|just)(?![\p{L}])/iu
const CAPITAL = /^\p{Lu}/u
const LOWER = /\p{Ll}/u
const REACH = 40

/**
 * Whether a name that is an everyday word too may be meant by the span.
 * @param start, end UTF-16 code units of the normalized text. @param isAnyCase whether it also may be written in small letters.
 */
export function isNamePlace (text: string, start: number, end: number, isAnyCase = false): boolean {
  const name = text.slice(start, end)
  if (!isAnyCase && (!CAPITAL.test(name) || !LOWER.test(name))) return false
  const [before, after] = [text.slice(Math.max(0, start - REACH), start), text.slice(end, end + REACH)]
  if (PERSON_NEXT.test(before) || SAYS_NEXT.test(after) || isLineOfItsOwn(before, after, start)) return true
  if (GREETING.test(before)) return GREETED.test(after)
  return SENTENCE_START.test(before) ? IS_NEXT.test(after) || (start === 0 && ADDRESSED.test(after)) : AFTER_COMMA.test(before) && (CLAUSE_ENDS.test(after) || IS_NEXT.test(after))
}

/** A signature, or a message that is nothing but the word. */
function isLineOfItsOwn (before: string, after: string, start: number): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return (start < REACH || line.length < before.length) && /^[\s~—–-]*$/u.test(line) && /^[\t .,!?xX:)]*(?:\n|$)/u.test(after)
}
