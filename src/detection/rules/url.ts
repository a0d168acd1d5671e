// Web addresses (off by default: a link is rarely personal). Addresses with a password in them belong to secrets.ts.

import { giu, LATIN } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const PATH = String.raw`(?: [/?#] [0-9${LATIN}\-._~:/?#\[\]@!$&'()*+,;=%]{0,2000} )?`
/** Top-level domains that make a bare 'name.tld' a web address; file endings (.js, .py, .md, .sh) are left out. */
const BARE_TLD = '(?:com|net|org|edu|gov|info|biz|io|dev|app|me|tv|ai|co|shop|store|site|online|uk|us|ca|au|nz|ie|de|fr|it|es|nl|be|ch|at|se|no|dk|fi|pl|cz|pt|br|in|jp|kr|cn|tw|sg|il|eu|ru|mx|za)'

export const URLS: readonly Recognizer[] = [{
  id: 'url',
  type: 'URL',
  trigger: 'always',
  patterns: [
    {
      id: 'with a scheme',
      regex: giu`(?<![a-z0-9]) (?:https?|ftps?|wss?) :// (?: [0-9${LATIN}] [0-9${LATIN}\-]{0,62} \. ){1,8} (?: [a-z]{2,24} | xn--[0-9a-z\-]{2,59} | [0-9]{1,3} ) (?: : [0-9]{2,5} )? ${PATH} (?<! [.,;:!?)\]'] )`,
      score: 0.95
    },
    { id: 'www', regex: giu`(?<![a-z0-9@.]) www \. (?: [0-9${LATIN}] [0-9${LATIN}\-]{0,62} \. ){1,6} [a-z]{2,24} ${PATH} (?<! [.,;:!?)\]'] )`, score: 0.9 },
    { id: 'bare domain', regex: giu`(?<![0-9${LATIN}@.\-_/]) (?: [a-z0-9] [a-z0-9\-]{1,62} \. ){1,4} ${BARE_TLD} (?![0-9${LATIN}@_\-] | \.[a-z0-9]) ${PATH} (?<! [.,;:!?)\]'] )`, score: 0.6 }
  ]
}]
