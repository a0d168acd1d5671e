// What PINs, codes of locks and one-time codes are called in English; shared by the rules that look for them.

/** Pins of wood and metal. */
export const NO_PIN = String.raw`(?<! (?: rolling | safety | hair | drawing | bowling | tent | clevis | split | hinge | firing | lapel | enamel | map | dowel | push | cotter | [0-9] ) [\x20-] )`
const DOOR = String.raw`(?: access | entry | door | gate | alarm | unlock | voicemail | lock | lock [\x20-]? box | key [\x20-]? (?:box|safe|pad) | building | lobby | garage | garden | intercom | parental | safe | locker | screen [\x20] lock | disarm )`
/** Names of PINs and of codes of locks. */
export const PIN = String.raw`(?<![a-z]) (?: ${NO_PIN} p\.?i\.?n\.? (?: [\x20-]? (?:code|number|no\.?|\x23) )? | (?: pass | ${DOOR} ) [\x20]? code | safe [\x20] combination | code [\x20] (?:to|for|of|on) [\x20] (?: (?:the|my|our) [\x20] )? (?: (?:front|back|side|main) [\x20] )? ${DOOR} | puk (?: [\x20-]? (?:code|number) )? )`
const KIND_OF_CODE = String.raw`(?: verification | verify | one [\x20-]? time | otp | 2fa | two [\x20-]? factor | mfa | login | sign [\x20-]? in | auth(?:entication|orization|orisation)? | sms | text | confirmation | activation | recovery | backup | access | security | authenticator | whatsapp | telegram | google | apple | icloud | microsoft | facebook | instagram | paypal | amazon | discord | steam | bank )`
/** Names of one-time codes. */
export const CODE = String.raw`(?<![a-z]) (?: ${KIND_OF_CODE} [\x20-] (?: pass )? (?: code | passcode | pin | password | number ) s? | otp | totp | 2fa )`
