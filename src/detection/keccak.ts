// Keccak-256, the hash of Ethereum addresses. Node has SHA-3, which pads differently, but not Keccak.

const MASK = (1n << 64n) - 1n
const RATE_BYTES = 136
const ROUNDS = 24

/** Rotation of lane x + 5y. Source: The Keccak reference 3.0, table 2. */
const ROTATIONS: readonly number[] = [
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14
]

const ROUND_CONSTANTS = roundConstants()

/**
 * Keccak-256 of an ASCII text shorter than one block (136 bytes).
 * @returns 64 hexadecimal digits, lower case.
 */
export function keccak256 (ascii: string): string {
  const block = new Uint8Array(RATE_BYTES)
  for (let i = 0; i < ascii.length; i++) block[i] = ascii.charCodeAt(i)
  block[ascii.length] = (block[ascii.length] ?? 0) | 0x01
  block[RATE_BYTES - 1] = (block[RATE_BYTES - 1] ?? 0) | 0x80

  const view = new DataView(block.buffer)
  const state: bigint[] = Array.from({ length: 25 }, (_, lane) => lane < RATE_BYTES / 8 ? view.getBigUint64(lane * 8, true) : 0n)
  permute(state)

  const out = new DataView(new ArrayBuffer(32))
  for (let lane = 0; lane < 4; lane++) out.setBigUint64(lane * 8, at(state, lane), true)
  return Buffer.from(out.buffer).toString('hex')
}

function permute (state: bigint[]): void {
  for (let round = 0; round < ROUNDS; round++) {
    // theta
    const column = Array.from({ length: 5 }, (_, x) => at(state, x) ^ at(state, x + 5) ^ at(state, x + 10) ^ at(state, x + 15) ^ at(state, x + 20))
    for (let lane = 0; lane < 25; lane++) state[lane] = at(state, lane) ^ at(column, (lane + 4) % 5) ^ rotate(at(column, (lane + 1) % 5), 1)
    // rho and pi
    const moved = [...state]
    for (let x = 0; x < 5; x++) {
      for (let y = 0; y < 5; y++) moved[y + 5 * ((2 * x + 3 * y) % 5)] = rotate(at(state, x + 5 * y), ROTATIONS[x + 5 * y] ?? 0)
    }
    // chi
    for (let lane = 0; lane < 25; lane++) {
      const row = lane - lane % 5
      state[lane] = at(moved, lane) ^ (~at(moved, row + (lane + 1) % 5) & MASK & at(moved, row + (lane + 2) % 5))
    }
    // iota
    state[0] = at(state, 0) ^ at(ROUND_CONSTANTS, round)
  }
}

/** The constants of iota come from an 8-bit shift register. */
function roundConstants (): readonly bigint[] {
  let register = 1
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n
    for (let j = 0; j < 7; j++) {
      if ((register & 1) === 1) constant |= 1n << BigInt(2 ** j - 1)
      register = (register << 1) ^ ((register >> 7) * 0x171)
    }
    return constant
  })
}

function rotate (lane: bigint, bits: number): bigint {
  const shift = BigInt(bits)
  return ((lane << shift) | (lane >> (64n - shift))) & MASK
}

function at (lanes: readonly bigint[], index: number): bigint {
  return lanes[index] ?? 0n
}
