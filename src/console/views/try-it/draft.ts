// The conversation under the pen: its messages, and how pasted text becomes messages.

export type Role = 'customer' | 'agent'

export interface DraftMessage {
  readonly id: number
  readonly role: Role
  readonly text: string
}

const SPEAKER = /^\s*(?:(customer|client|user|caller|お客様|顧客|客|ユーザー)|(agent|support|operator|rep|担当者?|オペレーター|サポート|店員))\s*[:：]\s*/iu

let nextId = 1

export function newMessage (role: Role, text = ''): DraftMessage {
  return { id: nextId++, role, text }
}

/**
 * Pasted lines as messages: a line that begins with a speaker (`Customer:`, `担当：`) begins a message, other lines go on with the last one.
 * @returns null when no line names a speaker: then it is the text of one message.
 */
export function readTranscript (pasted: string): DraftMessage[] | null {
  const messages: Array<{ role: Role, lines: string[] }> = []
  for (const line of pasted.split(/\r?\n/)) {
    const speaker = SPEAKER.exec(line)
    if (speaker !== null) messages.push({ role: speaker[1] === undefined ? 'agent' : 'customer', lines: [line.slice(speaker[0].length)] })
    else if (messages.length > 0) messages.at(-1)?.lines.push(line)
    else if (line.trim() !== '') return null
  }
  return messages.length === 0 ? null : messages.map(({ role, lines }) => newMessage(role, lines.join('\n').trimEnd()))
}

/** What the API takes. Empty messages go with it, so that findings' message numbers are those of the draft. */
export function conversationOf (draft: readonly DraftMessage[]) {
  return { messages: draft.map(({ role, text }) => ({ role, text })) }
}

export function isEmpty (draft: readonly DraftMessage[]): boolean {
  return draft.every(({ text }) => text.trim() === '')
}
