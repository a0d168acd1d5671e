// Passwords in settings, files and commands that people paste: environment variables, JSON, XML, PHP, mysql, curl, sshpass.

import { around } from './around.ts'
import { giu, gu } from './syntax.ts'
import { ODD_TOKEN, TOKEN, VALUE } from './password-words.ts'
import type { Recognizer } from './recognizer.ts'

const FIELD = '(?:password|passwd|pwd|passphrase|passcode|(?<![a-z])pass)'
const NEAR_SETTING = /pass|pwd|(?<![A-Z])PW|masterauth/giu
const NEAR_COMMAND = /(?<![!-~])-u[\x20]|--(?:user|proxy-user)|\/user:|mysql|mariadb|sshpass|sqlplus|redis-cli/giu

export const PASSWORD_SETTINGS: readonly Recognizer[] = [
  {
    id: 'password-setting',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_SETTING, 40, 140, [
      { id: 'environment variable', regex: gu`(?<![a-z]) [A-Z0-9_]{0,30} (?:PASS|PASSWORD|PASSWD|PWD|PW) [\x20]? = [\x20]? (?! [$%<{*] ) ["']? (?<value> ${VALUE} [^\s"']{3,128} )`, score: 0.9 },
      { id: 'environment variable, quoted', regex: gu`(?<![a-z]) [A-Z0-9_]{0,30} (?:PASS|PASSWORD|PASSWD|PWD|PW) [\x20]? = [\x20]? (?<quote> ["'] ) ${VALUE} (?<value> [^"'\n]{3,128} ) \k<quote>`, score: 0.9 },
      { id: 'JSON, YAML or PHP', regex: giu`["'] [a-z_\-]{0,30} ${FIELD} ["'] [\x20]? (?: : | , | => ) [\x20]? ["'] ${VALUE} (?<value> [^"'\n]{3,128} ) ["']`, score: 0.92 },
      { id: 'XML', regex: giu`< (?:[a-z_\-]{1,20}:)? [a-z_\-]{0,30} ${FIELD} > ${VALUE} (?<value> [^<\n]{3,128} ) </`, score: 0.92 },
      { id: 'configuration line', regex: giu`(?<![a-z]) (?: requirepass | masterauth ) [\x20]{1,4} ["']? (?<value> ${VALUE} ${TOKEN} )`, score: 0.9 },
      { id: 'option', regex: giu`(?<![!-~]) --? (?: [a-z]{1,16} - )? ${FIELD} (?: = ["']? (?= ${TOKEN} ) | [\x20] ["']? (?! - ) (?= ${ODD_TOKEN} ) ) (?<value> ${VALUE} ${TOKEN} )`, score: 0.85 }
    ])
  },
  {
    id: 'password-command',
    type: 'PASSWORD',
    trigger: 'always',
    patterns: [],
    find: around(NEAR_COMMAND, 4, 140, [
      { id: 'user:password', regex: giu`(?<![!-~]) (?: -u | --user | --proxy-user ) [\x20=]{0,2} ["']? [a-z] [^\s:"'/]{1,63} : (?<value> ${VALUE} [^\s"']{2,128} )`, score: 0.9 },
      { id: 'mysql -p', regex: giu`(?<![a-z]) (?:mysql|mariadb) [a-z\-]{0,12} [\x20] [^\n|;]{0,80}? (?<=[\x20]) -p (?! [\x20\-] ) ["']? (?<value> ${VALUE} [^\s"']{3,64} )`, score: 0.85 },
      { id: 'net use', regex: giu`(?<![!-~]) /user: [^\s]{1,64} [\x20] (?! / ) (?<value> ${VALUE} [^\s"']{3,64} )`, score: 0.85 },
      { id: 'sqlplus', regex: giu`(?<![a-z]) sqlplus [\x20] (?: -[a-z]{1,2} [\x20] )? [^\s/]{1,64} / (?<value> [^\s@"']{2,64} )`, score: 0.85 },
      { id: 'redis-cli', regex: giu`(?<![a-z]) redis-cli [\x20] [^\n|;]{0,60}? (?<=[\x20]) -a [\x20] ["']? (?<value> ${VALUE} [^\s"']{3,64} )`, score: 0.9 },
      { id: 'sshpass', regex: giu`(?<![a-z]) sshpass [\x20]{1,2} -p [\x20]? ["']? (?<value> ${VALUE} [^\s"']{3,64} )`, score: 0.9 }
    ])
  }
]
