// Who is signed in. The key lives in this tab's session storage and in the Authorization header; never in a URL or in local storage.

import { computed, signal } from '@preact/signals'

export interface Me {
  readonly id: string
  readonly role: string
  readonly permissions: readonly string[]
}

const KEY_SLOT = 'sumi.key'

/** The API key of this tab; null: nobody is signed in. */
export const key = signal<string | null>(sessionStorage.getItem(KEY_SLOT))
/** Who the key belongs to, once the server said so. */
export const me = signal<Me | null>(null)
/** Why the last session ended; shown at the sign-in. */
export const endedBy = signal<'expired' | null>(null)

export const permissions = computed(() => new Set(me.value?.permissions ?? []))

export function may (permission: string): boolean {
  return permissions.value.has(permission)
}

export function signIn (secret: string, who: Me): void {
  sessionStorage.setItem(KEY_SLOT, secret)
  key.value = secret
  me.value = who
  endedBy.value = null
}

export function signOut (reason: 'expired' | null = null): void {
  sessionStorage.removeItem(KEY_SLOT)
  key.value = null
  me.value = null
  endedBy.value = reason
}
