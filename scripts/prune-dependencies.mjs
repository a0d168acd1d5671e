// For the container: removes from node_modules what runs nowhere but in browsers or on other platforms, about 380 MB of it. Run it beside a
// production install (`npm ci --omit=dev`), never in a working copy. `--platform linux-arm64` prunes for another platform than this one.

import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const NAMED = process.argv.indexOf('--platform')
const [platform, arch] = (NAMED < 0 ? `${process.platform}-${process.arch}` : process.argv[NAMED + 1] ?? '').split('-')
const MODULES = 'node_modules'
const ONNX = join(MODULES, 'onnxruntime-node', 'bin')
/** The browser's ONNX Runtime, and builds of transformers.js for browsers and bundlers: the main entry for Node imports none of them. */
const BROWSER = ['onnxruntime-web', ...['transformers.js', 'transformers.min.js', 'transformers.web.js', 'transformers.web.min.js', 'transformers.node.min.cjs', 'transformers.node.min.mjs', 'ort-wasm-simd-threaded.jsep.mjs'].map((name) => `@huggingface/transformers/dist/${name}`)]

if (existsSync(join(MODULES, 'typescript'))) fail('this is no production install: node_modules has typescript')
const builds = readdirSync(ONNX).map((version) => join(ONNX, version))
if (!builds.some((folder) => existsSync(join(folder, platform, arch ?? '', 'onnxruntime_binding.node')))) fail(`onnxruntime-node has no build for ${platform}-${arch}`)

for (const folder of builds) {
  for (const system of readdirSync(folder)) {
    for (const processor of readdirSync(join(folder, system))) {
      if (system !== platform || processor !== arch) rmSync(join(folder, system, processor), { recursive: true })
    }
  }
}
for (const name of BROWSER) rmSync(join(MODULES, name), { recursive: true, force: true })

function fail (reason) {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}
