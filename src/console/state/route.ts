// Which view is shown: the part of the address after `#`. It names a view and nothing else; ids and texts stay out of addresses.

import { signal } from '@preact/signals'

/** Name of the view; '' at the start. */
export const route = signal<string>(read())

window.addEventListener('hashchange', () => { route.value = read() })

export function go (view: string): void {
  location.hash = view
}

function read (): string {
  return location.hash.replace(/^#\/?/, '')
}
