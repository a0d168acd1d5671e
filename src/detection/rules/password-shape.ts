// What a value that is a password looks like, where only its place says so: letters and digits in a way that nobody writes words or codes.

/** Mail and web addresses, file names, '30-day', 'ticket-88120', '10:30pm', and products and versions that end in a number. */
const OTHER_THING = /^\d?[a-z]*pass(?:word|code)?s?$|@\S{1,64}\.|^https?:|^www\.|\.(?:com|org|net|jp|co|io|de|uk|pdf|png|jpe?g|docx?|xlsx?|csv|txt|zip|ya?ml|json|jsx?|tsx?|sh|conf|log|md|html?|exe|dmg|apk)\b|^\d+-[a-z]+$|^[\d.,:/-]+[a-z]{0,3}$|^v?\d+(?:\.\d+)+|^#|^(?:ipad|iphone|galaxy|pixel|xperia|surface|macbook|windows|android)[a-z-]{0,10}\d|^(?:order|ticket|case|ref|invoice|version|model|iphone|ipad|galaxy|pixel|windows|android|ios|macos|wi-?fi|chrome|firefox|safari|edge|office|build|page|step|level|room|gate|seat|flight|option|attempt)[-_ ]?\d/iu

/** Hosts, versions, error codes, resolutions: 'web-01', 'checkout-v2', 'Zoom-5.17x', 'E-1043a', 'TV-Box4k'. */
const MACHINE = /^(?:web|db|app|srv|server|host|node|mail|api|prod|dev|test|stag[a-z]*|eu|us|ap|vm|pc|nas)(?:[-_][a-z]{1,8})?[-_]?\d{1,3}[a-z]?$|[-_ ]v\d+(?:\.\d+)*[a-z]?$|^ver?\.?\d|[a-z][-_]?v?\d{1,2}\.\d{1,3}(?:\.\d+)*[a-z]?$|^[a-z]{1,3}-?\d{3,5}[a-z]?$|(?:4k|8k|1080p|720p)$|^(?:log|img|dsc|scan|file|screenshot|photo)[-_]\d/iu

/** 'ticket-88120', 'Room-12', but not 'moonPie_31'. */
const WORD_AND_NUMBER = /^(?:[a-z]+[-_]|[A-Z][a-z]*-|[A-Z]+[-_])\d+$/u

/** Whether a word beside talk of a password may be one: a small letter and a digit, and a capital, a mark, or a digit at the end of a word or inside it. */
export function looksLikePassword (value: string): boolean {
  if (value.length < 6 || value.length > 64 || isOtherThing(value)) return false
  if (!/[a-z]/u.test(value) || !/\d/u.test(value)) return false
  return /[A-Z]/u.test(value) || /[^A-Za-z0-9.]/u.test(value) || /[a-z]\d+[a-z]/u.test(value) || /^[a-z]{4,}\d{1,4}$/u.test(value)
}

/** The same where the value stands alone or far from the name: longer, and mixed enough to be no word of a sentence. */
export function isSurelyPassword (value: string): boolean {
  if (/^[a-z]{5,20}\d{2,4}$/u.test(value)) return !isOtherThing(value)
  return value.length >= 8 && /[a-z]{2}/u.test(value) && /\d/u.test(value) && /[A-Z]|[^A-Za-z0-9.]/u.test(value) && !isOtherThing(value)
}

/** Paths, settings, hosts, and the short names of technology: 'api/v2', 'id=12ab', 'root@web-1', 'two-factor2FA'. */
const TECHNICAL = /\/|^(?:i[Pp]ad|i[Pp]hone|i[Mm]ac|[Mm]ac[Bb]ook|[Gg]alaxy|[Pp]ixel|[Xx]peria|[Ss]urface|[Tt]hink[Pp]ad|[Ww]indows|[Aa]ndroid)|^[a-z_.-]+[=:]|@[a-z][a-z0-9.-]*$|pass(?:word|wd|code)|2fa|mfa|o?auth2|base64|utf-?8|sha-?\d|md5|ipv[46]|mp[34]|http|x64|x86|^\d{1,4}(?:st|nd|rd|th|am|pm|gb|mb|tb|mm|cm|kg|px|ms|hz|x)\b|^[A-Z]?[a-z]+\d{1,4}[a-z]?$|^[A-Za-z]+-[A-Z]?\d{1,4}[A-Za-z]?$/u

/** The same where nothing but the neighbourhood of the word 'password' speaks for it: marks, or digits and capitals inside. */
export function standsOutAsPassword (value: string): boolean {
  if (!isSurelyPassword(value) || TECHNICAL.test(value)) return false
  return /[^A-Za-z0-9.]/u.test(value) || (/[A-Z]/u.test(value) && /[A-Za-z]\d+[A-Za-z]/u.test(value))
}

/** 'Kettle12' after 'Kettle11': a correction begins like what it corrects. */
export function resembles (value: string, earlier: string): boolean {
  const [a, b] = [value.toLowerCase(), earlier.toLowerCase()]
  return a !== b && Math.abs(a.length - b.length) <= 3 && a.length >= 4 && a.slice(0, 3) === b.slice(0, 3)
}

/** Whether a word is a host, a version, a device or another thing with a number. */
export function isNumberedThing (value: string): boolean {
  return OTHER_THING.test(value) || MACHINE.test(value)
}

function isOtherThing (value: string): boolean {
  return isNumberedThing(value) || WORD_AND_NUMBER.test(value)
}
