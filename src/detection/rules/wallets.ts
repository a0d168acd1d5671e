// Crypto wallet addresses: Bitcoin (Base58Check, Bech32), Ethereum (EIP-55), and others that carry a checksum or need context.

import { base58Check, bech32, eip55 } from '../wallet-checksums.ts'
import { gu, giu } from './syntax.ts'
import type { Recognizer } from './recognizer.ts'

const CRYPTO_WORDS: readonly string[] = [
  'wallet', 'btc', 'bitcoin', 'eth', 'ethereum', 'ether', 'crypto', 'usdt', 'usdc', 'ltc', 'litecoin', 'doge', 'tron', 'trx', 'solana', 'sol', 'xrp', 'ripple', 'monero', 'xmr',
  'deposit address', 'ウォレット', 'ビットコイン', 'イーサリアム', '仮想通貨', '暗号資産', '送金先アドレス'
]

export const WALLETS: readonly Recognizer[] = [
  {
    id: 'base58-wallet',
    type: 'CRYPTO',
    trigger: 'digit',
    patterns: [{ id: 'base58', regex: gu`(?<![0-9A-Za-z]) [13LMDTX9A7] [1-9A-HJ-NP-Za-km-z]{25,34} (?![0-9A-Za-z])`, score: 0.3 }],
    context: CRYPTO_WORDS,
    validate: base58Check
  },
  {
    id: 'bech32-wallet',
    type: 'CRYPTO',
    trigger: 'digit',
    patterns: [{ id: 'bech32', regex: giu`(?<![0-9a-z]) (?:bc|tb|ltc|addr|cosmos|osmo) 1 [02-9ac-hj-np-z]{11,98} (?![0-9a-z])`, score: 0.3 }],
    context: CRYPTO_WORDS,
    validate: bech32
  },
  {
    id: 'ethereum-wallet',
    type: 'CRYPTO',
    trigger: 'digit',
    patterns: [{ id: '0x and 40 hex digits', regex: gu`(?<![0-9A-Za-z]) 0x [0-9A-Fa-f]{40} (?![0-9A-Za-z])`, score: 0.8 }],
    context: CRYPTO_WORDS,
    validate: eip55
  },
  {
    id: 'other-wallet',
    type: 'CRYPTO',
    trigger: 'digit',
    patterns: [
      { id: 'monero', regex: gu`(?<![0-9A-Za-z]) [48][0-9AB][1-9A-HJ-NP-Za-km-z]{93} (?![0-9A-Za-z])`, score: 0.6 },
      { id: 'xrp', regex: gu`(?<![0-9A-Za-z]) r[1-9A-HJ-NP-Za-km-z]{24,34} (?![0-9A-Za-z])`, score: 0.4 },
      { id: 'solana', regex: gu`(?<![0-9A-Za-z]) [1-9A-HJ-NP-Za-km-z]{43,44} (?![0-9A-Za-z])`, score: 0.3 }
    ],
    context: CRYPTO_WORDS,
    needsContext: true
  }
]
