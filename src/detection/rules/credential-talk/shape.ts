// How much a word looks like a credential, by its letters alone.

import { isNumberedThing, looksLikePassword, standsOutAsPassword } from '../password-shape.ts'
import { NO_WORD } from './lexicon.ts'

/** 3: nobody writes a word or a product so; 2: letters and digits, or marks inside; 1: a plain word or digits; 0: none. */
export type Strength = 0 | 1 | 2 | 3

/** Mail and web addresses, files, times, amounts, versions, ordinals, sizes, paths, hexadecimal numbers, placeholders and masks. */
const OTHER = /@[A-Za-z0-9-]+\.[A-Za-z]|^https?:|^www\.|\.(?:com|org|net|jp|co|io|de|uk|app|dev|pdf|png|jpe?g|docx?|xlsx?|csv|txt|zip|ya?ml|json|jsx?|tsx?|sh|conf|log|md|html?|exe|dmg|apk)$|^\d{1,2}:\d\d|^[$€£¥]|^\d[\d.,]*(?:%|[ap]m|st|nd|rd|th|x|k|gb|mb|kg|g|km|cm|mm|ml|hz|ms|min|h|hrs?|days?|digits?|usd|eur|gbp|jpy|円|回|分|日|月|年|時|桁|文字|個)?$|^v?\d+(?:\.\d+)+|^#\d|^0x[0-9a-f]+$|^[\\/~.]|^[*•●x._-]{3,}$|^<.*>$|^\$?\{|^%\w+%$|^(?:19|20)\d{2}[-/.]\d|^\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?$|^\d+-[a-z]+$|["']|[;&][a-z_]{2,30}=/iu
/** Devices, with what stands between their name and their number. */
const DEVICE = /^(?:ipad|iphone|ipod|imac|macbook|galaxy|pixel|xperia|surface|thinkpad|windows|android|kindle|playstation|xbox|airpods|office)(?:[a-z-]{0,10}\d|[-_])/iu
/** Names of technology and of numbered things. */
const TECHNICAL = /^(?:mac[Oo][Ss]|i[Oo][Ss]|ps[45]|PS[45]|usb|USB|wi-?fi|Wi-?Fi|WPA|wpa|IPv|ipv|mp[34]|MP[34]|SHA|sha|MD5|md5|utf|UTF|base64|x64|x86|2fa|2FA|mfa|MFA|oauth|OAuth|http|HTTP|tls|TLS|ssl|SSL|h264|H264|covid|COVID|office|Office|chrome|Chrome|firefox|Firefox|version|order|ticket|case|ref|invoice|page|step|level|room|gate|seat|flight|option|attempt|error|code|model|serial|build)[-_ ]?\d/u
/** Names that are written with a capital inside. */
const BRAND = /^(?:i(?:Pad|Phone|Pod|Mac|OS|Cloud|Tunes|Message)|macOS|Mac[Bb]ook|AirPods?|AirDrop|YouTube|PayPay|PayPal|LinkedIn|GitHub|GitLab|WhatsApp|FaceTime|(?:Face|Touch)ID|TikTok|OneDrive|OneNote|SharePoint|PowerPoint|LastPass|Bit[Ww]arden|KeePass|Drop[Bb]ox|WordPress|JavaScript|PlayStation|SoftBank|AppStore|eBay|eSIM|WiFi)$/u
const REFERENCE = /^(?:[A-Z]{1,5}[-_]?\d{2,}(?:[-_]\d+)*|[A-Z]+\d+[A-Z]*|\d+[A-Z]{1,3})$/u

/** Of a word where a password may stand. */
export function passwordStrength (text: string): Strength {
  if (text.length < 4 || text.length > 64) return 0
  if (/^[A-Za-z]+$/u.test(text)) return lettersStrength(text)
  if (/[^!-~]/u.test(text) || isNumberedThing(text) || OTHER.test(text) || DEVICE.test(text) || TECHNICAL.test(text)) return 0
  const [hasLetter, hasDigit] = [/[A-Za-z]/u.test(text), /\d/u.test(text)]
  const hasMark = /[A-Za-z0-9][^A-Za-z0-9'’.,/:;()-][A-Za-z0-9]|[A-Za-z0-9][!#$%&*+=^~]$/u.test(text)
  if (!hasLetter) return hasMark && hasDigit ? 2 : 0
  if (/pass(?:words?|wd|code)?$/iu.test(text) && /^\d?[A-Za-z]+$/u.test(text)) return 0
  if (/\//u.test(text) || /^[A-Z]+(?:_[A-Z]+)+$/u.test(text) || /^[a-z_.-]+[=:]/iu.test(text)) return 0
  if (hasDigit) {
    if (REFERENCE.test(text)) return /^[A-Z]{1,3}-?\d+$/u.test(text) || !/[A-Z]\d[A-Z]|\d[A-Z]+\d/u.test(text) ? 0 : 1
    if (standsOutAsPassword(text)) return 3
    return hasMark || looksLikePassword(text) || /[a-z]/u.test(text) ? 2 : 1
  }
  if (/^[A-Za-z]+!+$/u.test(text)) return 1
  if (hasMark || /[a-z][A-Z]|^[a-z]+[A-Z]+$/u.test(text)) return 2
  if (/^[A-Za-z]+(?:[.][A-Z][A-Za-z]*)+$/u.test(text)) return 2
  return NO_WORD.has(text.toLowerCase()) ? 0 : 1
}

/** The same of a word of letters alone. */
function lettersStrength (text: string): Strength {
  const plain = text.toLowerCase()
  if (plain !== text && /pass(?:words?|wd|codes?|s)?$|^x+$/u.test(plain)) return 0
  if (/[a-z][A-Z]/u.test(text)) return BRAND.test(text) ? 0 : 2
  return NO_WORD.has(plain) ? 0 : 1
}

/** '4821', '48 21', '482-913', '19-44-07', '1102#', 'G-448201', 'a83k-22mq', 'G7K2Q9'. */
const DIGITS = /^[#*]?\d{4,8}[#*]?$|^\d{3}-\d{3}$|^\d{2}-\d{2}-\d{2}$|^\d{2}-\d{2}$|^[A-Z]-\d{5,6}$/u
const MIXED_CODE = /^(?=.*\d)(?=.*[A-Z])[A-Z0-9]{5,8}$|^(?=.*\d)[0-9A-Za-z]{3,8}(?:-[0-9A-Za-z]{3,8}){1,5}$/u

/** Of a word where a PIN or a one-time code may stand: digits 2, letters and digits 1. */
export function codeStrength (text: string): Strength {
  if (!/\d/u.test(text)) return 0
  if (DIGITS.test(text)) return /^(?:19|20)\d\d$/u.test(text) ? 1 : 2
  if (/^(?=.*\d)(?=.*[a-z])[0-9a-z]{3,8}(?:-[0-9a-z]{3,8}){1,5}$/iu.test(text) && !TECHNICAL.test(text) && !/^\d{1,4}-[a-z]+$|^[a-z]+-\d+$/iu.test(text)) return 2
  return MIXED_CODE.test(text) && !TECHNICAL.test(text) && !/^\d{1,4}-(?:digit|day|hour|minute|step|factor|week|month|year)s?$/iu.test(text) ? 1 : 0
}
