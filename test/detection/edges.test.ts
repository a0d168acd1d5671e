import { describe, expect, test } from 'vitest'
import { trimEdges } from '../../src/detection/edges.ts'
import type { EntityType } from '../../src/entities.ts'

describe('trimEdges', () => {
  test.each<[EntityType, string, string]>([
    ['PERSON', ' Ada Lovelace, ', 'Ada Lovelace'],
    ['PERSON', 'Mrs Pargeter', 'Pargeter'],
    ['PERSON', 'Dr. Prof. Abiodun', 'Abiodun'],
    ['PERSON', 'Drew Carey', 'Drew Carey'],
    ['PERSON', 'Miss', 'Miss'],
    ['PERSON', '田中 太郎　様', '田中 太郎'],
    ['PERSON', '林さん', '林'],
    ['PERSON', 'Abiodun\'s', 'Abiodun'],
    ['PERSON', '「ルシア」', 'ルシア'],
    ['PERSON', '(Ada)', '(Ada)'],
    ['PERSON', 'Ada)', 'Ada'],
    ['ADDRESS', '1 Elm St.', '1 Elm St'],
    ['PASSWORD', ' .hunter2!. ', '.hunter2!.'],
    ['PHONE_NUMBER', '+81 90-1234', '+81 90-1234'],
    ['IP_ADDRESS', '::1', '::1'],
    ['IP_ADDRESS', ' ::ffff:10.0.0.1.', '::ffff:10.0.0.1'],
    ['IP_ADDRESS', '2001:db8::, ', '2001:db8::'],
    ['IP_ADDRESS', '::', '::'],
    ['IP_ADDRESS', ':10.0.0.1:', '10.0.0.1'],
    ['USERNAME', '@ada_', '@ada_'],
    ['CREDIT_CARD', '&#52;&#49;;', '&#52;&#49;'],
    ['CREDIT_CARD', '&amp;#49;.', '&amp;#49;'],
    ['PASSWORD', '&quot;Blue-77&quot', 'Blue-77'],
    ['PASSWORD', '&quot;', '&quot;'],
    ['PERSON', 'R&D;', 'R&D']
  ])('%s %j → %j', (type, value, expected) => {
    const span = trimEdges(value, 0, value.length, type)
    expect(span === null ? null : value.slice(span.start, span.end)).toBe(expected)
  })

  test('nothing is left of spaces', () => {
    expect(trimEdges('a   b', 1, 4, 'PERSON')).toBeNull()
  })
})
