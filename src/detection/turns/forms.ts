// The parts that questions and answers are read with: requests, refusals, fillers, and the shape of a message's lines.

/** A regex with the flags that all cue tables use. */
export function gi (source: string): RegExp {
  return new RegExp(source, 'giu')
}

/** For text in lower case: a regex that ignores case takes several times as long. */
function lower (source: string): RegExp {
  return new RegExp(source, 'u')
}

/** How much of a long message is read for questions. */
const MAX_QUESTION = 1500
/** Tells a sentence that asks for something from one that mentions it. */
const REQUEST = lower('\\?|\\b(?:please|pls|can you|could you|can i|could i|may i|need|needs? your|give me|give us|send|tell me|enter|type|choose|pick|set up|provide|confirm|verify|what\'?s|what is|what are|which|share)\\b|お?願い|教えて|入力|いただけ|頂け|伺|ください|下さい|よろしい|いかが|聞かせ|頂戴|ちょうだい|確認|どうぞ|おっしゃ|でしょうか|を[。、]?$|は[。、]?$')
const REFUSAL = lower('\\b(?:don\'?t|do not|never|no need|not need|not (?:share|send|post|tell)|didn\'?t need|instead of)\\b|ないよう|ないで|なさらな|不要|必要(?:は)?(?:ござい|あり)ません|大丈夫(?:です|でございます)|お控え')
const MAX_ASKS_BACK = 60
const FOUR_WORDS = /^\s*(?:\S+\s+){0,3}\S*\s*$/u
const SENTENCES = /[^.?!。？！\n]+(?:[.?!。？！]+|\n|$)/gu

/** What people write around an answer. */
export const FILLER_WORDS: readonly string[] = [
  'it\'s', 'it is', 'its', 'that\'s', 'that is', 'this is', 'the', 'is', 'my', 'mine', 'sure', 'sure thing', 'ok', 'okay', 'yes', 'yeah', 'yep', 'yup', 'of course',
  'here', 'here you go', 'here it is', 'so', 'well', 'um', 'umm', 'uh', 'uhm', 'er', 'hi', 'hello', 'and', 'think', 'i think', 'should be', 'try', 'thanks', 'thank you',
  'thx', 'ty', 'please', 'pls', 'number', 'no', 'code', 'pin', 'cvv', 'cvc', 'password', 'pw', 'username', 'login', 'user', 'email', 'age', 'i\'m', 'i am', 'im',
  'years old', 'pretty', 'pretty sure', 'quite', 'fairly', 'she was', 'he was', 'it was', 'was', 'a', 'an', 'got it', 'got', 'came', 'arrived', 'received', 'all lower case', 'lowercase', 'or', 'maybe', 'either', 'still', 'just', 'dob', 'born', 'on', 'card', 'account', 'sir', 'ma\'am',
  'はい', 'ええと', 'ええ', 'えーと', 'えっと', 'うーん', 'あの', 'たぶん', '多分', '確か', 'たしか', '番号', '暗証番号', 'パスワード', '暗証', 'セキュリティコード', '年齢',
  'は', 'が', 'の', 'を', 'で', 'に', 'も', 'です', 'でした', 'だ', 'だよ', 'だと思います', 'だと思う', 'と思います', 'になります', 'となります', 'でございます',
  'ですが', 'ですけど', 'ですね', 'よ', 'ね', 'よろしく', 'お願いします', 'お願いいたします', '答え', 'かね', 'かな', 'ですかね', 'っけ', 'にします', 'にして', 'してください', 'それで', 'じゃあ', 'では', 'id'
]
/** Marks that stand around an answer. */
export const FILLER_MARKS = String.raw`\s.,、。!:;()「」"'~〜…=>→-`
/** Longer ones first, so that です is not read as で and a rest. */
const FILLERS = new RegExp(String.raw`(?<![A-Za-z])(?:${[...FILLER_WORDS].sort((a, b) => b.length - a.length).join('|')})(?![A-Za-z])|[${FILLER_MARKS}]+|\p{Extended_Pictographic}`, 'iuy')

const NOT_AN_ANSWER = /^(?:(?:(?:yes|yeah|yep|no),? )?(?:that|this|the same) one|(?:yes,? )?that'?s (?:right|correct|it|the one)|correct|right|no|nope|not? sure|yes|yeah|yep|ok(?:ay)?|sure|why|what|huh|wait|help|hold on|one (?:moment|sec(?:ond)?)|hang on|never ?mind|idk|dunno|i? ?(?:don'?t|do not|can'?t|cannot|won'?t|forgot|forget).*|.*(?:don'?t (?:know|remember|have|want)|forgot|no idea|which one|not going to|rather not).*|none|n\/?a|thanks?|thank you|hello|hi|done|got it|すみません|はい|いいえ|いえ|うん|了解.*|わか(?:りました|った|らない|りません).*|分か(?:りました|った|らない|りません).*|忘れ.*|覚えて.*|.*(?:忘れ|わかりません|分かりません|わからない|分からない|覚えてな|ありません|ないです|どこ|なんで|なぜ|ですか|ますか).*|お願いします|ありがと.*|ちょっと.*|待って.*|少々.*|え|え[?？].*|ん)$/iu

/** 'What is it?' asks for what the sentence before names. */
const ASKS_BACK = lower('\\b(?:it|that|this|one)\\b|\\b(?:would|do) you (?:like|want|prefer)\\b|ご希望|それ|これ|そちら|こちら|何でしょうか|教えてください')

/** The sentences of a message that ask for something. */
export function requestsOf (text: string): readonly string[] {
  const asked: string[] = []
  SENTENCES.lastIndex = 0
  const end = text.slice(-MAX_QUESTION)
  let before = ''
  for (let match = SENTENCES.exec(end); match !== null; match = SENTENCES.exec(end)) {
    const sentence = match[0]
    const read = sentence.toLowerCase()
    const isAsked = (read.includes('?') || isShort(read) || REQUEST.test(read)) && !REFUSAL.test(read)
    if (isAsked) asked.push(before !== '' && sentence.length <= MAX_ASKS_BACK && ASKS_BACK.test(read) && !REFUSAL.test(before.toLowerCase()) ? before + sentence : sentence)
    before = isAsked ? '' : sentence
  }
  return asked
}

/** Four words at most: such a sentence asks by being said. */
function isShort (sentence: string): boolean {
  return sentence.length <= 40 && FOUR_WORDS.test(sentence)
}

/** Whether a message says nothing but the value in `[start, end)`: only filler words beside it. */
export function isAlone (text: string, start: number, end: number): boolean {
  return isFiller(`${text.slice(0, start)} ${text.slice(end)}`)
}

/** Whether a text is made of fillers alone. */
export function isFiller (text: string): boolean {
  if (text.length > 80) return false
  // Filler after filler: prose ends at its first word.
  for (let at = 0; at < text.length; at = FILLERS.lastIndex) {
    FILLERS.lastIndex = at
    if (!FILLERS.test(text)) return false
  }
  return true
}

/** 'no', 'I forgot', 'どこですか': no answer to any question for a value. */
export function isNoAnswer (text: string): boolean {
  return NOT_AN_ANSWER.test(text.trim().replace(/[.!。！…]{1,16}$/u, ''))
}
