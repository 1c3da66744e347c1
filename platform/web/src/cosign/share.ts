/** The client's half and its steps. Each round gives one answer one chance: a second one, even after a wrong first, would give d1 away. */
import { concat, enc, same, unhex } from '@/verify/bytes'
import { children, readDer } from '@/verify/der'
import { G, bigint, digest, inverse, mod, octets32, point, pointOctets, scalar, signatureDer, sm3, transcript, verifies, type Point } from './curve'
import { hedged, type Nonces } from './nonce'
import { CosignRefused } from './refusal'

export interface Answer {
  r: bigint
  s1: bigint
}

export const signBinding = (session: string, q1: Uint8Array, e: bigint): Uint8Array => transcript('ggzy-cosign-sign-v1', unhex(session), q1, octets32(e))
export const decryptBinding = (session: string, t1: Uint8Array): Uint8Array => transcript('ggzy-cosign-decrypt-v1', unhex(session), t1)
export const refreshBinding = (session: string, rho: bigint): Uint8Array => transcript('ggzy-cosign-refresh-v1', unhex(session), octets32(scalar(rho)))
/** A PIN changes only together with the halves: one half under two PINs would let both be tried out off line. */
export const refreshPinBinding = (session: string, rho: bigint, newPin: Uint8Array): Uint8Array =>
  transcript('ggzy-cosign-refresh-pin-v1', unhex(session), octets32(scalar(rho)), newPin)

function once(value: bigint): () => bigint {
  let kept: bigint | undefined = value
  return () => {
    if (kept === undefined) throw new CosignRefused('cosign.used', 'this round was finished; begin a new session')
    const taken = kept
    kept = undefined
    return taken
  }
}

export class ClientShare {
  readonly #d1: bigint
  readonly #key: Point

  constructor(
    d1: bigint,
    readonly publicKey: Uint8Array,
    private readonly nonces: Nonces = hedged()
  ) {
    this.#d1 = scalar(d1)
    this.#key = point(publicKey)
  }

  /** For the wrapped store of its holder, and for nobody else. */
  secret(): bigint {
    return this.#d1
  }

  begin(session: string, message: Uint8Array) {
    const e = digest(this.publicKey, message)
    const context = transcript('sign', unhex(session), octets32(e))
    const w1 = scalar(this.nonces(this.#d1, 'w1', context))
    const take = once(w1)
    const q1 = pointOctets(G.multiply(w1))
    return {
      q1,
      binding: signBinding(session, q1, e),
      /** The DER signature, verified under the key before it leaves. */
      finish: (answer: Answer): Uint8Array => {
        const nonce = take()
        const r = scalar(answer.r)
        const s = mod(this.#d1 * (scalar(answer.s1) + nonce) - r)
        if (!verifies(this.#key, e, r, s)) throw new CosignRefused('cosign.bad-answer', 'the answer completes to no signature of this message')
        return signatureDer(r, s)
      }
    }
  }

  blind(cipher: Uint8Array) {
    const parts = readCipher(cipher)
    const c1 = point(parts.c1)
    const w = scalar(this.nonces(this.#d1, 'w', parts.c1))
    const take = once(w)
    const t1 = pointOctets(c1.multiply(w))
    return {
      t1,
      open: (t2: Uint8Array): Uint8Array => {
        const nonce = take()
        const shared = point(t2).multiply(inverse(nonce * this.#d1)).subtract(c1)
        return openCipher(parts, pointOctets(shared))
      }
    }
  }

  refreshed(rho: bigint): ClientShare {
    if (rho === 1n) throw new CosignRefused('cosign.bad-scalar', 'a refresh by 1 refreshes nothing')
    return new ClientShare(mod(this.#d1 * scalar(rho)), this.publicKey, this.nonces)
  }
}

/** What the client computes of the PIN; the server keeps the verifier from enrolment on. */
export const pinVerifier = (key: string, deviceSalt: Uint8Array, pin: string): Uint8Array => transcript('ggzy-cosign-pin-v1', key, deviceSalt, pin)
export const pinProofInput = (binding: Uint8Array): Uint8Array => enc('ggzy-cosign-pin-proof-v1', binding)

interface Cipher {
  c1: Uint8Array
  c3: Uint8Array
  c2: Uint8Array
}

/** SM2Cipher of GB/T 35276: a DER sequence of x, y, C3, C2. */
function readCipher(der: Uint8Array): Cipher {
  try {
    const outer = readDer(der)
    const [x, y, c3, c2, more] = children(outer)
    if (outer.tag === 0x30 && outer.whole.length === der.length && x?.tag === 2 && y?.tag === 2 && c3?.tag === 4 && c2?.tag === 4 && !more) {
      if (c3.content.length === 32 && c2.content.length > 0) {
        return { c1: concat(Uint8Array.of(4), octets32(bigint(x.content)), octets32(bigint(y.content))), c3: c3.content, c2: c2.content }
      }
    }
  } catch {
    throw new CosignRefused('cosign.bad-ciphertext', 'not an SM2Cipher')
  }
  throw new CosignRefused('cosign.bad-ciphertext', 'not an SM2Cipher')
}

/** GB/T 32918.4 §7.1 from the point [k]P on. */
function openCipher(cipher: Cipher, shared: Uint8Array): Uint8Array {
  const x = shared.subarray(1, 33)
  const y = shared.subarray(33, 65)
  const mask = new Uint8Array(cipher.c2.length)
  for (let at = 0, counter = 1; at < mask.length; at += 32, counter++) {
    const number = new Uint8Array(4)
    new DataView(number.buffer).setUint32(0, counter)
    mask.set(sm3(x, y, number).subarray(0, mask.length - at), at)
  }
  const plain = cipher.c2.map((octet, i) => octet ^ mask[i]!)
  if (mask.every((octet) => octet === 0) || !same(sm3(x, plain, y), cipher.c3)) {
    throw new CosignRefused('cosign.bad-ciphertext', 'does not open with this key, or a wrong answer')
  }
  return plain
}
