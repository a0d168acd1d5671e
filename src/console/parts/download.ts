// Hands a file to the user: made in the page, named, saved by the browser.

export function download (name: string, content: Blob): void {
  const link = document.createElement('a')
  const address = URL.createObjectURL(content)
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => { URL.revokeObjectURL(address) }, 0)
}

export function downloadJson (name: string, value: unknown): void {
  download(name, new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' }))
}
