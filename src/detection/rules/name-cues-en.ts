// Words around a name in English: 'my name is', 'Mr', 'Dear', 'Regards,'.

import { cue, NAME, ONE_WORD, START, type NameCue } from './name-cue.ts'

const CAPITAL = true
const FAMILY = 'husband wife son daughter partner mother father mom mum dad brother sister friend boss uncle aunt nephew niece cousin colleague fiancé fiancée grandmother grandfather grandson granddaughter neighbor neighbour girlfriend boyfriend mate manager assistant'
const CLOSINGS = 'regards wishes sincerely faithfully truly cheers thanks advance you best br love yours'
const GREETINGS = 'dear hi hello hey hiya welcome morning afternoon evening'
const THANKS = 'thanks you thx cheers perfect great sorry ok okay lovely noted it much'
const TITLES = 'mr mrs ms miss mx dr prof herr frau mme sr sra'
const LABELS = 'holder cardholder patient attn attention recipient passenger guest from to cc signed caller customer contact beneficiary'
const DONE_BY = 'opened|reopened|closed|handled|resolved|updated|edited|created|written|signed|approved|assigned|reviewed|processed|answered|sent'
const either = (words: string): string => words.replaceAll(' ', '|')
const NO_TITLE = '(?!(?:mr|mrs|ms|dr)\\b)'

/** A cue that begins with a whole word. That no letter stands before it is said first: hardly any other place is looked at then. */
function wordCue (id: string, source: string, ...rest: [score: number, maxWords?: number, isCapital?: boolean, isUncommon?: boolean]): NameCue {
  return cue(id, String.raw`(?<![\p{Script=Latin}])${source}`, ...rest)
}

export const NAME_CUES_EN: readonly NameCue[] = [
  wordCue('my name is', String.raw`(?<=${START}(?:my|full|first|last|his|her|their|the) (?:full |first |last |own )?)(?:sur)?name(?:'s| is|:| was) (?:is |spelt |spelled )?${NAME}`, 0.85),
  wordCue('name label', String.raw`(?<=(?:^|[\n|;,(*] ?)(?:(?:full|first|last|customer|client|patient|contact|guest|passenger|billing|shipping|recipient|cardholder|card holder|account holder|policy ?holder|legal|your)(?:'s)? )?)(?:sur)?name ?[:=] ?${NAME}(?=\s*(?:[\n|;,.()<]|$))`, 0.9),
  wordCue('role label', String.raw`(?<=(?:^|\n)(?:account )?)(?:${either(LABELS)})(?: by)? ?: ?${NAME}(?=\s*(?:[\n|;,<(]|$))`, 0.75, 4, CAPITAL),
  wordCue('from line', String.raw`(?<=^|\n)(?:from|to|cc|von|de): ?"?${NAME}"? ?<`, 0.9),
  cue('this is', String.raw`${START}this is (?:nurse |agent |officer |doctor )?${NAME}(?= (?:speaking|here|calling|again|from)\b|[.,!?\n]|$)`, 0.7, 3, CAPITAL),
  cue('it is', String.raw`${START}it's (?:nurse |agent |officer |doctor )?${NAME}(?= (?:speaking|here|calling|again|from)\b|[.,!?\n]|$)`, 0.7, 3, CAPITAL, true),
  cue('speaking with', String.raw`${START}(?:speaking|talking|chatting) (?:with|to) ${NAME}`, 0.7, 3, CAPITAL),
  cue('speaking, any case', String.raw`${START}(?:this is|it'?s|you'?re) ${ONE_WORD}(?= (?:speaking|on the line)\b)`, 0.7, 1),
  cue('I am', String.raw`${START}i(?:'?m| am) ${NAME}(?= (?:from|and|speaking|here|calling|writing)\b|[.,!\n]|$)`, 0.65, 3, CAPITAL),
  wordCue('called', String.raw`(?<=(?:i'?m|is|was|person|agent|lady|guy|man|woman|someone|colleague) )(?:called|named) ${NAME}`, 0.7, 3),
  wordCue('call me', String.raw`(?<=${START}(?:you can |please |just |i )?)(?:call me|go by) ${NAME}`, 0.7, 2),
  cue('name on the card', String.raw`${START}name on (?:the |my )?(?:card|account|booking|order)(?: is|:)? ${NAME}`, 0.7, 4),
  wordCue('here', String.raw`(?<=(?:^|[.!?,\n] ?|(?:hi|hello|hey),? )${NAME} )here(?=[,.!\n]|$| (?:from|again|and)\b)`, 0.7, 3, CAPITAL),
  wordCue('again', String.raw`(?<=(?:^|\n)${NAME} )again(?=[.,!])`, 0.65, 2, CAPITAL),
  cue('title', String.raw`${START}(?:${either(TITLES)})\.? ${NAME}`, 0.8, 3, CAPITAL),
  cue('title, any case', String.raw`${START}(?:mr|mrs)\.? ${ONE_WORD}`, 0.65, 1),
  wordCue('greeting', String.raw`(?<=(?:^|[\n.!?>,] ?)(?:good )?)(?:${either(GREETINGS)})(?: back)?,? ${NO_TITLE}${NAME}(?=[ ]?(?:[,.!?:;\n-]|$))`, 0.75, 3, CAPITAL),
  wordCue('thanks', String.raw`(?<=(?:^|[\n.!?>] ?)(?:thank |got |thanks so |thanks very )?)(?:${either(THANKS)})(?: so much| very much| again)?,? ${NO_TITLE}${NAME}(?=[ ]?(?:[,.!?\n]|$))`, 0.65, 3, CAPITAL),
  wordCue('with whom', String.raw`(?<=${START}(?:speak|talk|spoke|talked|speaking|talking|chatted|transferred|assigned|escalated|reassigned|through) )(?:to|with|by|from) (?:(?:mr|mrs|ms|miss|dr)\.? )?${NAME}`, 0.7, 3, CAPITAL),
  wordCue('by whom', String.raw`(?<=(?:${DONE_BY}) )by ${NAME}(?=[ ]?(?:[.,;:(\n]|$| on\b| at\b))`, 0.75, 4, CAPITAL),
  wordCue('real name', String.raw`(?<=(?:real|legal|maiden|married) )name:? (?:is )?${NAME}`, 0.8),
  wordCue('signature', String.raw`(?:${either(CLOSINGS)})[,.!]?[ ]?\n{1,3}${NAME}(?=[ ]?(?:[\n|,]|$))`, 0.75, 4, CAPITAL),
  cue('line above an address or at the end', String.raw`\n\n${NAME}(?=\n[^\n]{0,40}\d|\n?$)`, 0.6, 4, CAPITAL),
  wordCue('family', String.raw`(?<=${START}(?:my|his|her|our) (?:late |ex-?|elderly |little |older |younger )?)(?:${either(FAMILY)}),? ${NAME}`, 0.7, 3, CAPITAL)
]
