// Runs a tokenizer's own normalizer on a tracked text, so that every normalized unit still knows its place in the original.

import { clusterMapper, prepend, replaceAll, slice, type Tracked } from './tracked.ts'
import type { Normalizer, Spec, TokenizerParts } from './tokenizer.types.ts'

type Step = (tracked: Tracked) => Tracked

/**
 * The normalizer of tokenizer.json (and the two options of tokenizer_config.json that act like one) as one step.
 * Equal to the tokenizer's own except for Greek final sigma, where it follows the reference implementation (character by character).
 */
export function compileNormalizer ({ engine, tokenizerJson, tokenizerConfig }: TokenizerParts): Step {
  const steps: Step[] = []
  if (tokenizerConfig['remove_space'] === true) {
    steps.push((t) => trim(t, true, true), (t) => replaceAll(t, /\s+/g, ' '))
  }
  if (tokenizerConfig['do_lowercase_and_remove_accent'] === true) {
    steps.push(clusterMapper((text) => text.toLowerCase().replace(/\p{M}/gu, '')))
  }
  if (engine.normalizer !== null) steps.push(...compile(tokenizerJson.normalizer ?? {}, engine.normalizer))
  return (tracked) => steps.reduce((t, step) => step(t), tracked)
}

function compile (spec: Spec, normalizer: Normalizer): Step[] {
  switch (spec.type) {
    case 'Sequence': {
      const specs = (spec['normalizers'] ?? []) as readonly Spec[]
      return (normalizer.normalizers ?? []).flatMap((part, i) => part === null ? [] : compile(specs[i] ?? {}, part))
    }
    case 'Replace': {
      const { pattern } = normalizer
      return pattern ? [(t) => replaceAll(t, pattern, String(spec['content'] ?? ''))] : []
    }
    case 'Prepend':
      return [(t) => prepend(t, String(spec['prepend'] ?? ''))]
    case 'Strip':
      return [(t) => trim(t, spec['strip_left'] === true, spec['strip_right'] === true)]
    default: // NFC, NFD, NFKC, NFKD, Precompiled, BertNormalizer, Lowercase, StripAccents: no wider than a character and its marks
      return [clusterMapper((text) => normalizer.normalize(text))]
  }
}

function trim (tracked: Tracked, left: boolean, right: boolean): Tracked {
  const { text } = tracked
  const start = left ? text.length - text.trimStart().length : 0
  const end = right ? text.trimEnd().length : text.length
  return slice(tracked, Math.min(start, end), end)
}
