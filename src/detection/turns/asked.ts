// Which of many questions are asked: one walk over a request tells which of them may be in it, and only those are looked for.

import { PrefixAutomaton } from '../rules/gate/prefix-automaton.ts'

/**
 * Prepares questions once.
 * @returns a function that tells, of each question by its place in `questions`, whether one of the requests holds it: 1 or 0.
 */
export function createAsked (questions: readonly RegExp[]): (requests: readonly string[]) => Uint8Array {
  const automaton = new PrefixAutomaton(questions)
  return (requests) => {
    const isAsked = new Uint8Array(questions.length)
    for (const request of requests) {
      const isTried = new Uint8Array(questions.length)
      automaton.visit(request, (question) => {
        if (isAsked[question] === 1 || isTried[question] === 1) return
        isTried[question] = 1
        if (holds(questions[question], request)) isAsked[question] = 1
      })
    }
    return isAsked
  }
}

function holds (question: RegExp | undefined, request: string): boolean {
  if (question === undefined) return false
  question.lastIndex = 0
  return question.test(request)
}
