// Keys in addresses stay out of names, reports and messages.

/** Replaces user and password of every address in a text. */
export function withoutCredentials (text: string, replacement = '***@'): string {
  return text.replace(/(?<=https?:\/\/)[^/@\s]*@/giu, replacement)
}
