// `sumi verify receipt.json --public-key key.pem`: checks the receipt of a purge with the public key alone; opens no store, asks no server.

import { readFile } from 'node:fs/promises'
import { Command } from 'commander'
import { checkReceipt } from '../../privacy/purge/receipts.ts'
import { EXIT } from '../exit.ts'

export function verifyCommand (): Command {
  return new Command('verify')
    .description('check the receipt of a purge, offline; exit code 1 when it is not good')
    .argument('<receipt>', 'file with the receipt, or with the whole answer of POST /v1/purge')
    .requiredOption('--public-key <file>', 'PEM, from `sumi audit key` or /v1/audit/key')
    .action(async (path: string, { publicKey }: { publicKey: string }) => {
      const result = checkReceipt(await readFile(path, 'utf8'), await readFile(publicKey, 'utf8'))
      if (!result.isGood) {
        process.stderr.write(`not a good receipt: ${result.fault}\n`)
        process.exitCode = EXIT.partial
        return
      }
      const { at, scope, matched, counts, operation, entry } = result.receipt
      const values = Object.entries(counts).map(([type, count]) => `${type} ${count}`).join(', ')
      const held = result.receipt.version === 1 ? '' : result.receipt.heldBack.map(({ why, conversations, until }) => `; ${conversations} held back by ${why}${until === undefined ? '' : ` until ${until}`}`).join('')
      process.stdout.write(`good: ${matched} conversations ${result.receipt.version === 2 && result.receipt.action !== 'erase' ? 'changed' : 'purged'} at ${at} (${scope.kind}${values === '' ? '' : `; ${values}`}), operation ${operation}, audit entry ${entry.seq}${held}\n`)
    })
}
