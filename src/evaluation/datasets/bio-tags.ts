// BIO, IOB1, IOBES and BILOU tags of a sentence → entities, as seqeval's default mode and the CoNLL-2000 scorer read them.

export interface TaggedEntity {
  readonly label: string
  /** Indexes of the first token and of the one behind the last. */
  readonly from: number
  readonly to: number
}

const TAG = /^(?:O|[BIESLU]-.+)$/u

export function isTag (text: string): boolean {
  return TAG.test(text)
}

/** An `I-X` that nothing before it opened begins an entity; so does one whose label differs from the tag before it. */
export function readTagSequence (tags: readonly string[]): TaggedEntity[] {
  const entities: TaggedEntity[] = []
  let open: { label: string, from: number } | undefined
  tags.forEach((tag, index) => {
    const [prefix, label] = tag === 'O' ? ['O', ''] : [tag[0], tag.slice(2)]
    const isContinued = open !== undefined && open.label === label && (prefix === 'I' || prefix === 'E' || prefix === 'L')
    if (open !== undefined && !isContinued) {
      entities.push({ ...open, to: index })
      open = undefined
    }
    if (prefix !== 'O') open ??= { label, from: index }
    if (open !== undefined && (prefix === 'E' || prefix === 'L' || prefix === 'S' || prefix === 'U')) {
      entities.push({ ...open, to: index + 1 })
      open = undefined
    }
  })
  if (open !== undefined) entities.push({ label: (open as { label: string }).label, from: (open as { from: number }).from, to: tags.length })
  return entities
}
