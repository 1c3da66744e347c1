/** One-time numbers. A test may hand in its own; the product takes the hedged ones. */
import { concat, enc } from '@/verify/bytes'
import { N, bigint, hmacSm3, octets32 } from './curve'

export type Nonces = (secret: bigint, label: string, context: Uint8Array) => bigint

const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

/** HMAC-SM3 under the own half over fresh randomness and the context: a generator that is stuck or known does not give d1 away. */
export const hedged =
  (fresh: (count: number) => Uint8Array = random): Nonces =>
  (secret, label, context) => {
    const seed = fresh(32)
    const half = (which: number) => hmacSm3(octets32(secret), enc('ggzy-cosign-nonce-v1', label, seed, context, Uint8Array.of(0, which)))
    return (bigint(concat(half(0), half(1))) % (N - 1n)) + 1n
  }

/** A new half in [2, n-2]: 1 and n-1 would put G or −G in public. */
export const freshHalf = (): bigint => (bigint(random(64)) % (N - 3n)) + 2n

/** A factor for a refresh in [2, n-1]. */
export const freshFactor = (): bigint => (bigint(random(64)) % (N - 2n)) + 2n

export const freshSalt = (): Uint8Array => random(32)
