// Viterbi: the best sequence of states for a text, so that spans are whole, keep to words and lines, and follow the label scheme.

import type { LabelMap, State } from './labels.ts'
import { RELATION } from './relations.ts'

/** A decoded span: tokens [first, last], all of state names equal to `state.name`. */
export interface TokenSpan {
  readonly first: number
  readonly last: number
  readonly state: State
}

// Costs are in nats. UNUSUAL steps break the model's scheme (a span that starts with I-, B- inside a word): allowed, since
// older models do so, at the price of a tenfold probability. FORBIDDEN steps always have an alternative, so none is ever taken.
const UNUSUAL = Math.log(10)
const FORBIDDEN = 1e6

/** Types of one word, whose digits belong to it: 'jsmith88' is one user name, 'AZ 85001' glued together is still a state and a postal code. */
const ONE_WORD: ReadonlySet<string> = new Set(['USERNAME', 'PASSWORD', 'SECRET', 'EMAIL_ADDRESS', 'URL'])

/**
 * The best path through `count` tokens. Linear in tokens, and in states times the places of one name.
 * @param logProbs [count × (states + 1)], state 0 outside. @param relations of each token to the one before it.
 */
export function decode (logProbs: Float32Array, count: number, relations: Uint8Array, labels: LabelMap): readonly TokenSpan[] {
  if (count === 0) return []
  const table = costTable(labels.states)
  const width = labels.states.length + 1
  const cameFrom = new Int16Array(count * width)
  const isNew = new Uint8Array(count * width)
  let before = new Float64Array(width)
  let now = new Float64Array(width)
  for (let i = 0; i < count; i++) {
    const relation = relations[i] ?? RELATION.free
    const row = i * width
    const left = i === 0 ? 0 : bestToLeave(before, table, relation)
    const leaving = i === 0 ? 0 : (before[left] ?? 0) - costToLeave(left, table, relation)
    for (let s = 0; s < width; s++) {
      let best = leaving - (table.start[s] ?? 0) - (s > 0 && i > 0 && isInside(s, table, relation) ? FORBIDDEN : 0)
      let from = left
      let fresh = 1
      if (i > 0 && relation === RELATION.word && s === 0 && (before[0] ?? 0) > best) {
        best = before[0] ?? 0
        from = 0
      }
      for (const step of i > 0 && goesOn(s, labels.states, relation) ? table.go[s] ?? [] : []) {
        const cost = isInside(s, table, relation) ? step.inWord : step.cost
        const score = (before[step.from] ?? 0) - cost
        if (cost < FORBIDDEN && score >= best) {
          best = score
          from = step.from
          fresh = 0
        }
      }
      now[s] = best + (logProbs[row + s] ?? 0)
      cameFrom[row + s] = from
      isNew[row + s] = fresh
    }
    const spare = before
    before = now
    now = spare
  }
  return spansOf(bestEnd(before, table.end), count, width, cameFrom, isNew, labels)
}

interface Step {
  readonly from: number
  /** Cost of going on with the span from that state to this one. */
  readonly cost: number
  readonly inWord: number
}

interface CostTable {
  readonly isOneWord: readonly boolean[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  /** By state: the states of the same name a span can come from. */
  readonly go: readonly (readonly Step[])[]
}

function costTable (states: readonly State[]): CostTable {
  const has = (name: string, ...places: readonly string[]) => states.some((state) => state.name === name && places.includes(state.place))
  const start = states.map(({ name, place }) => (place === 'inside' || place === 'end') && has(name, 'begin', 'single') ? UNUSUAL : 0)
  const end = states.map(({ name, place }) => (place === 'begin' || place === 'inside') && has(name, 'end', 'single') ? UNUSUAL : 0)
  const go = states.map((to) => states.flatMap((from, f): Step[] => {
    if (from.name !== to.name) return []
    const isUsual = (from.place === 'begin' || from.place === 'inside' || from.place === 'any') && (to.place === 'inside' || to.place === 'end' || to.place === 'any')
    return [{ from: f + 1, cost: isUsual ? 0 : FORBIDDEN, inWord: isUsual ? 0 : UNUSUAL }]
  }))
  return { isOneWord: [false, ...states.map(({ type }) => ONE_WORD.has(type))], start: [0, ...start], end: [0, ...end], go: [[], ...go] }
}

/** Whether a span of state `s` may not begin or end at a place of this relation. */
function isInside (s: number, { isOneWord }: CostTable, relation: number): boolean {
  return relation === RELATION.word || (relation === RELATION.mixed && isOneWord[s] === true)
}

function goesOn (s: number, states: readonly State[], relation: number): boolean {
  return relation < RELATION.line || (relation === RELATION.line && states[s - 1]?.type === 'ADDRESS')
}

function costToLeave (s: number, table: CostTable, relation: number): number {
  return (table.end[s] ?? 0) + (isInside(s, table, relation) ? FORBIDDEN : 0)
}

/** The state that is best to end here, whatever begins next. */
function bestToLeave (before: Float64Array, table: CostTable, relation: number): number {
  let best = 0
  for (let s = 1; s < before.length; s++) {
    if ((before[s] ?? 0) - costToLeave(s, table, relation) > (before[best] ?? 0) - costToLeave(best, table, relation)) best = s
  }
  return best
}

function bestEnd (scores: Float64Array, end: readonly number[]): number {
  let best = 0
  for (let s = 1; s < scores.length; s++) if ((scores[s] ?? 0) - (end[s] ?? 0) > (scores[best] ?? 0) - (end[best] ?? 0)) best = s
  return best
}

/** Walks the path back from its last state. */
function spansOf (last: number, count: number, width: number, cameFrom: Int16Array, isNew: Uint8Array, labels: LabelMap): readonly TokenSpan[] {
  const spans: TokenSpan[] = []
  let state = last
  let spanEnd = count - 1
  for (let i = count - 1; i >= 0; i--) {
    const cell = i * width + state
    if (isNew[cell] === 1) {
      const label = labels.states[state - 1]
      if (label !== undefined) spans.push({ first: i, last: spanEnd, state: label })
      spanEnd = i - 1
    }
    state = cameFrom[cell] ?? 0
  }
  return spans.reverse()
}
