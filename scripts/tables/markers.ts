// Puts made text between two comments of a Markdown file, and touches nothing else.

/** @throws Error where the comments are not there, or not in this order. */
export function putBetween (page: string, name: string, content: string): string {
  const [open, close] = [`<!-- tables:${name} -->`, `<!-- /tables:${name} -->`]
  const [from, to] = [page.indexOf(open), page.indexOf(close)]
  if (from < 0 || to < from || page.indexOf(open, from + 1) >= 0) throw new Error(`the page needs one ${open} and one ${close} behind it`)
  return `${page.slice(0, from + open.length)}\n${content}\n${page.slice(to)}`
}
