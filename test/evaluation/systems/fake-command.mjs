// Test help: a system behind a command. Finds "Ada" as PERSON; counts code points where told so; can be slow, or die.
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [mode = '', file = ''] = process.argv.slice(2)
if (mode === 'banner') console.log('Loading the model …')
for await (const line of createInterface({ input: process.stdin })) {
  if (file !== '') writeFileSync(file, 'started')
  if (mode === 'die') process.exit(3)
  if (mode === 'garbage') { console.log('no json'); continue }
  if (mode === 'silent') continue
  if (mode === 'others') { console.log('{"id": "another", "entities": []}'); continue }
  if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, 30))
  const entities = JSON.parse(line).messages.flatMap(({ text }, message) => [...text.matchAll(/Ada/g)].map(({ index }) => {
    const start = mode === 'codepoint' ? [...text.slice(0, index)].length : index
    return { message, start, end: start + 3, type: 'PER', score: 0.9 }
  }))
  console.log(JSON.stringify({ entities, ...(mode === 'codepoint' ? { offsetUnit: 'codepoint' } : {}) }))
}
