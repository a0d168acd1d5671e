// Digits set apart or disguised: '4 1 1 1', '4111*1111*1111*1111', '4lll-llll', 'O9O-1234-5678'.

import { matchesOf } from '../matches.ts'
import type { Edit } from './edits.ts'

const DIGIT = /[0-9]/
/** Letters for digits within a run of at least nine, one of them a digit. */
const DISGUISED = /(?<![A-Za-z0-9_@.])[0-9OolI](?:[ .\-()]{0,2}[0-9OolI]){8,22}(?![A-Za-z0-9_@])/gu
const DISGUISED_LETTER = /[OolI]/gu

const SINGLE_GAP = '[ .,_*|~/・、…-]{1,3}'
/** At least four single digits with gaps. */
const SET_APART = new RegExp(`(?<![0-9A-Za-z]|[0-9][.,:/-])[0-9](?:${SINGLE_GAP}[0-9](?![0-9A-Za-z])){3,30}`, 'gu')
const GAP = /[^0-9]+/gu

/** Groups of two digits and more with marks between that no rule knows. */
const ODD_GAP = '(?:[ ]?[_*|~/…)(\\-]{1,3}[ (]{0,2})'
/** '4111+1111+1111': a form's spaces, where no sum follows. */
const PLUS_GROUPS = /(?<![0-9A-Za-z.+])[0-9]{4}(?:\+[0-9]{4}){2,3}(?![0-9A-Za-z+=]| =)/gu
const ODD_GROUPS = new RegExp(`(?<![0-9A-Za-z.])[0-9]{2,6}(?:${ODD_GAP}[0-9]{2,6}){2,5}(?![0-9A-Za-z])`, 'gu')
const ODD_MARK = /[_*|~/…)(+]|[ -]{2}/u
/** The rest of an area code in brackets, as phone numbers have it. */
const AREA_CODE = /^[0-9]+\)[ -]?/u
const MOST_PHONE_DIGITS = 12

/** Edits for letters that stand for digits. */
export function disguisedDigitEdits (text: string): Edit[] {
  return matches(text, DISGUISED).flatMap(({ 0: run, index }) => {
    const digits = run.replace(/[^0-9]/gu, '').length
    const letters = run.replace(/[^OolI|]/gu, '').length
    if (/(?<![0-9OolI])[OolI](?![0-9OolI])/u.test(run)) return []
    if (digits === 0 || letters === 0 || (letters > digits && !/^[0-9]/u.test(run))) return []
    return [...run.matchAll(DISGUISED_LETTER)].map((letter) =>
      ({ start: index + letter.index, end: index + letter.index + 1, text: /o/iu.test(letter[0]) ? '0' : '1' }))
  })
}

/** Edits that draw single digits together; a gap unlike the first one parts groups and becomes a dash. */
export function setApartEdits (text: string): Edit[] {
  return matches(text, SET_APART).flatMap(({ 0: run, index }) => {
    const gaps = [...run.matchAll(GAP)]
    const usual = gaps[0]?.[0]
    return gaps.map((gap) => ({ start: index + gap.index, end: index + gap.index + gap[0].length, text: gap[0] === usual ? '' : '-' }))
  })
}

/** Edits that put one dash where odd marks part groups of at least nine digits together. */
export function oddGroupEdits (text: string): Edit[] {
  return [...matches(text, ODD_GROUPS), ...matches(text, PLUS_GROUPS)].sort((a, b) => a.index - b.index).flatMap(({ 0: run, index }) => {
    const digits = run.replace(/[^0-9]/gu, '').length
    const hasAreaCode = text.charAt(index - 1) === '(' && digits <= MOST_PHONE_DIGITS
    if (digits < 9 || !ODD_MARK.test(hasAreaCode ? run.replace(AREA_CODE, '') : run)) return []
    return [...run.matchAll(GAP)].map((gap) => ({ start: index + gap.index, end: index + gap.index + gap[0].length, text: '-' }))
  })
}

function matches (text: string, regex: RegExp): readonly RegExpExecArray[] {
  return DIGIT.test(text) ? matchesOf(regex, text) : []
}
