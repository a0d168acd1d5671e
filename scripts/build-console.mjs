// Bundles the console for the browser into dist/console: one script, one style sheet, one page. Nothing is loaded from elsewhere.

import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCE = join(ROOT, 'src', 'console')
const TARGET = join(ROOT, 'dist', 'console')

mkdirSync(TARGET, { recursive: true })
await build({
  entryPoints: { console: join(SOURCE, 'main.tsx'), style: join(SOURCE, 'style', 'index.css') },
  outdir: TARGET,
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['es2022'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'eof',
  logLevel: 'warning'
})
for (const file of ['index.html', 'icon.svg']) copyFileSync(join(SOURCE, file), join(TARGET, file))
