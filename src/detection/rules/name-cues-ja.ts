// Words around a name in Japanese: 'と申します', '様', '氏名:', '担当の'. Japanese has no spaces: a name begins at a boundary.

import { cue, HAN, type NameCue } from './name-cue.ts'

const KANJI_NAME = `[${HAN}]{1,5}(?: [${HAN}ぁ-んァ-ヴー]{1,6})?`
const KANA_NAME = '[ァ-ヴー]{2,12}(?:[ ・][ァ-ヴー]{2,12}){0,3}'
const WITH_HIRAGANA = `(?<value>${KANJI_NAME}[ぁ-ん]{0,4}|${KANA_NAME})`
const PLAIN = `(?<value>${KANJI_NAME}|${KANA_NAME})`
const BOUNDARY = `(?<![${HAN}ァ-ヴー0-9])`
const LABELS = '(?:ご?契約者|ご?担当(?:者)?|会員|代表(?:者)?|(?:新|旧)?同行者?|受取人|差出人|患者|申込者|名義(?:人)?|宛名|(?:お)?(?:氏名|名前)|フリガナ|ふりがな|カナ|お届け先|ご依頼主)(?:名|様|の?お?名前|氏名)?'
/** The rest of a line, at most two parts; the second is cut where it is no name. */
const LINE_VALUE = '(?<value>[^\\s、。,(:【]{1,16}(?: [^\\s、。,(:【0-9]{1,8})?)'
/** Said so, it is read before a place is looked at; '(?<=^|\\n)' is not. */
const LINE_START = '(?<![^\\n])'
const STAFF = '(?:担当(?:者)?|部長|課長|係長|主任|社長|受付|オペレーター|ドライバー|係|店長|責任者|スタッフ|窓口|サポート|カスタマーセンター|カスタマーサポート|経理|総務|営業|人事)'
const FAMILY = '(?:夫|妻|主人|旦那|息子|娘|母|父|兄|姉|弟|妹|嫁|祖母|祖父|友人|友達|同僚|上司|甥|姪|孫|子|私|わたし|僕)'
const SPACED = `[${HAN}]{1,4}[ ・][${HAN}ぁ-んァ-ヴー]{1,8}`
const DOTTED = '[ァ-ヴー]{2,12}・[ァ-ヴー]{2,12}(?:・[ァ-ヴー]{2,12})?'
const READING = '[ぁ-ん]{2,8} [ぁ-ん]{2,8}|[ァ-ヴー]{2,8} [ァ-ヴー]{2,8}'

export const NAME_CUES_JA: readonly NameCue[] = [
  cue('と申します', `(?<=(?:^|[\\s、。「(:・]|の|は|が)${WITH_HIRAGANA})と(?:申し|もうし|いい|言い|言う|いう者)`, 0.85),
  cue('honorific', `(?<=${BOUNDARY}(?<![おご])${PLAIN} ?)(?:様|さま|サマ|さん|殿|氏(?![名族])|ちゃん|くん)(?!子|式|相|々)`, 0.7),
  cue('honorific after brackets', `(?<=「(?<value>${KANJI_NAME}|${KANA_NAME}))」 ?(?:様|さん)`, 0.75),
  cue('先生', `(?<=${BOUNDARY}(?<![おご])(?<value>[${HAN}]{1,4}|[ァ-ヴー]{2,10}))先生`, 0.6),
  cue('label', `(?<=(?:^|[\\n【「(、。 ・])${LABELS}[】」)]?[ ]?)[:=][ ]?${LINE_VALUE}`, 0.8),
  cue('label in brackets', `(?<=【${LABELS})】[ ]?:?[ ]?${LINE_VALUE}`, 0.85),
  cue('card holder', '(?<=名)義(?:人)?[ :はが]{1,3}(?<value>[A-Z]{2,20}(?: [A-Z]{2,20}){1,3})(?![A-Za-z])', 0.85),
  cue('名前は…です', `(?<=[名氏苗])[前名義字](?:は|が)[、 ]?${WITH_HIRAGANA}(?=です|でございます|だ|といい|と申|で[、。す]|[。、\\n]|$)`, 0.85),
  cue('label without a mark', `(?<=[名氏])[前名](?<value>[${HAN}]{1,4} [${HAN}ぁ-んァ-ヴー]{1,5})(?=です|、|。|\\n|$)`, 0.8),
  cue('staff', `(?<=${STAFF})の${PLAIN}(?=(?:が|です|でございます|と|から|より|に|は|まで|、|。|で))`, 0.7),
  cue('family', `(?<=${FAMILY})[のはが、:](?<value>${SPACED}|[ァ-ヴー]{2,12}(?:[ ・][ァ-ヴー]{2,12}){1,3})(?![${HAN}ァ-ヴー])`, 0.75),
  cue('with an age', `(?<=${BOUNDARY}(?<value>${SPACED})[ 、,]?[(]?[0-9]{1,3})[歳才]`, 0.75),
  cue('signature', `(?<=(?:^|\\n)[^\\n]{0,20})(?:[部課室係店]|センター|サポート|窓口|デスク)(?: (?:部長|課長|係長|主任|担当|店長))? {1,2}(?<value>[${HAN}]{2,4}(?: [${HAN}]{1,3})?)(?=[ (]|\\n|$)`, 0.7),
  cue('line of a name', `${LINE_START}(?<value>[${HAN}]{1,4} [${HAN}]{1,4})(?=\\n|$)`, 0.6),
  cue('above the address', `${LINE_START}(?<value>[${HAN}]{2,4}(?: ?[${HAN}ぁ-んァ-ヴー]{1,5})?)\\n(?:〒|住所|TEL|電話|Mail|E-?mail)`, 0.75),
  cue('宛', `(?<=[\\s、。](?<value>[${HAN}]{2,4}(?: [${HAN}]{1,4})?) ?)宛(?!先)`, 0.65),
  cue('私…が', `私[、 ]?(?<value>[${HAN}]{2,3}(?: [${HAN}]{1,3})?)(?=が(?:承|担当|対応|代理|行|お)|と申|です)`, 0.65),
  cue('dotted kana', `${BOUNDARY}(?<value>${DOTTED})(?:です|と申|と言|といい|さん|様)`, 0.7),
  cue('reading', `(?<=${BOUNDARY}(?<value>[${HAN}]{1,4} ?[${HAN}ぁ-んァ-ヴー]{1,5}) ?)[(](?:${READING})[)]`, 0.8),
  cue('reading itself', `(?<=[${HAN}ぁ-んァ-ヴー] ?)[(](?<value>${READING})(?=[)])`, 0.75),
  cue('より', `(?<=(?:^|[\\s)。、])(?<value>[${HAN}]{2,4}))より$`, 0.65)
]
