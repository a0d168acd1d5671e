// Who acts when a command runs: whoever may start it may read the data folder, or has the database's address.

import type { Actor } from '../privacy/privacy.ts'

export const CLI_ACTOR: Actor = { id: 'cli', role: 'admin' }
