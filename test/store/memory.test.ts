import { expect, it } from 'vitest'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { describeStore } from './conformance.ts'

describeStore('memory', async () => createMemoryStore())

it('has a reference key of its own', () => {
  expect(createMemoryStore().referenceKey).not.toEqual(createMemoryStore().referenceKey)
})
