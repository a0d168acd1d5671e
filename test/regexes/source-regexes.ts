// Every regular expression that a file of `src` writes: as a literal, or built while its module is loaded. Patterns that are built
// later, inside functions, are listed by their place.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'

const ROOT = resolve(import.meta.dirname, '../..')

/** The frame of whoever calls `new RegExp`: patterns of installed packages are not ours. */
const CALLER = /^(?:[^\n]*\n){2}[^\n]*\/src\//u

export interface SourceRegex {
  /** Path under `src`. */
  readonly file: string
  readonly source: string
  readonly flags: string
}

export interface SourceRegexes {
  readonly regexes: readonly SourceRegex[]
  /** Files in which a function builds a pattern when it is called. */
  readonly builders: readonly string[]
}

/** @param folders under `src`; @param isLoaded whether a file may be imported, to see the patterns that it builds. */
export async function sourceRegexes (folders: readonly string[], isLoaded: (file: string) => boolean): Promise<SourceRegexes> {
  const regexes: SourceRegex[] = []
  const builders = new Set<string>()
  for (const path of folders.flatMap(filesIn)) {
    const file = relative(join(ROOT, 'src'), path)
    const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node, depth: number): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/')
        regexes.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
      }
      if (depth > 0 && ts.isNewExpression(node) && node.expression.getText(tree) === 'RegExp') builders.add(file)
      ts.forEachChild(node, (child) => { visit(child, depth + Number(ts.isFunctionLike(node))) })
    }
    visit(tree, 0)
    if (isLoaded(file)) for (const { source, flags } of await builtBy(path)) regexes.push({ file, source, flags })
  }
  return { regexes: distinct(regexes), builders: [...builders].sort() }
}

/** The patterns that `new RegExp` makes while a module, and what it imports for the first time, is loaded. */
async function builtBy (path: string): Promise<RegExp[]> {
  const built: RegExp[] = []
  const Real = globalThis.RegExp
  globalThis.RegExp = new Proxy(Real, {
    construct (target, args) {
      const regex = Reflect.construct(target, args) as RegExp
      if (CALLER.test(new Error().stack ?? '')) built.push(regex)
      return regex
    }
  })
  try {
    await import(pathToFileURL(path).href)
  } finally {
    globalThis.RegExp = Real
  }
  return built
}

function filesIn (folder: string): string[] {
  return readdirSync(join(ROOT, 'src', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function distinct (regexes: readonly SourceRegex[]): SourceRegex[] {
  const seen = new Map(regexes.map((regex) => [`${regex.file} ${regex.flags} ${regex.source}`, regex]))
  return [...seen.values()]
}
