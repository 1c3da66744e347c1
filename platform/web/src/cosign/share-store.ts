/**
 * Where the browser keeps its half (docs/cosign.md says what this protects and what not).
 *
 * d1 is stored minus a mask derived from the PIN, and that under an AES key which WebCrypto does not hand out. There is no check value:
 * a wrong PIN gives another number that looks as good, so that only the server, which counts, can tell a wrong PIN from the right one.
 */
import { concat, enc, hex, unhex } from '@/verify/bytes'
import { bigint, mod, octets32, scalar } from './curve'
import type { Nonces } from './nonce'
import { CosignRefused } from './refusal'
import { ClientShare } from './share'

/** A drawer of structured values with a name each; `add` fails on a name that is taken, in one step with looking. */
export interface Drawer {
  get(name: string): Promise<unknown>
  add(name: string, value: unknown): Promise<void>
  put(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
}

/** The half in use, with what else the device must know. */
export interface DeviceKey {
  key: string
  epoch: number
  share: ClientShare
  deviceSalt: Uint8Array
}

interface Stored {
  format: 'ggzy-cosign-share/1'
  key: string
  epoch: number
  publicKey: string
  pinSalt: Uint8Array
  iterations: number
  wrappingKey: CryptoKey
  iv: Uint8Array
  sealed: Uint8Array
}

const ITERATIONS = 600_000
const current = (key: string) => `share/${key}`
const pending = (key: string) => `share-pending/${key}`

export class ShareStore {
  constructor(
    private readonly drawer: Drawer,
    private readonly iterations = ITERATIONS
  ) {}

  /** Once for each half: two records of one half under one PIN would let the PIN be tried out off line. */
  async keep(device: DeviceKey, pin: string): Promise<void> {
    await this.drawer.put(current(device.key), await this.seal(device, pin))
  }

  /** To be called before a refresh is sent; the old half stays beside it. A new half that is not settled yet is never written over. */
  async keepPending(device: DeviceKey, pin: string): Promise<void> {
    const sealed = await this.seal(device, pin)
    try {
      await this.drawer.add(pending(device.key), sealed)
    } catch {
      throw new CosignRefused('cosign.refresh-pending', 'it is not known which half the server is at; sign something first')
    }
  }

  async hasPending(key: string): Promise<boolean> {
    return (await this.drawer.get(pending(key))) !== undefined
  }

  /** The server is at the old half: the new one was for nothing. */
  async dropPending(key: string): Promise<void> {
    await this.drawer.remove(pending(key))
  }

  /** The server is at the new half: it takes the old one's place. */
  async settle(key: string): Promise<void> {
    const next = await this.drawer.get(pending(key))
    if (!next) return
    await this.drawer.put(current(key), next)
    await this.drawer.remove(pending(key))
  }

  /** With a wrong PIN this gives a half that signs nothing. */
  async open(key: string, pin: string, nonces?: Nonces): Promise<DeviceKey> {
    const stored = (await this.drawer.get(current(key))) as Stored | undefined
    if (stored?.format !== 'ggzy-cosign-share/1') throw new CosignRefused('cosign.unknown-key', key)
    const params = { name: 'AES-GCM', iv: stored.iv as BufferSource, additionalData: about(stored) }
    const plain = new Uint8Array(await crypto.subtle.decrypt(params, stored.wrappingKey, stored.sealed as BufferSource))
    const d1 = mod(bigint(plain.subarray(0, 32)) + (await maskOf(pin, stored.pinSalt, stored.iterations)))
    return { key, epoch: stored.epoch, share: new ClientShare(d1, unhex(stored.publicKey), nonces), deviceSalt: plain.slice(32) }
  }

  /** A session's name is written here before its request leaves; a name that is there already is refused. */
  async use(session: string, binding: Uint8Array): Promise<void> {
    try {
      await this.drawer.add(`session/${session}`, hex(binding))
    } catch {
      throw new CosignRefused('cosign.session-used', 'session ' + session)
    }
  }

  async remove(key: string): Promise<void> {
    await this.drawer.remove(current(key))
    await this.drawer.remove(pending(key))
  }

  private async seal(device: DeviceKey, pin: string): Promise<Stored> {
    const wrappingKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    const pinSalt = crypto.getRandomValues(new Uint8Array(32))
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const masked = mod(scalar(device.share.secret()) - (await maskOf(pin, pinSalt, this.iterations)))
    const head = {
      format: 'ggzy-cosign-share/1' as const,
      key: device.key,
      epoch: device.epoch,
      publicKey: hex(device.share.publicKey),
      pinSalt,
      iterations: this.iterations
    }
    const plain = concat(octets32(masked), device.deviceSalt) as BufferSource
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about(head) }, wrappingKey, plain)
    return { ...head, wrappingKey, iv, sealed: new Uint8Array(sealed) }
  }
}

const about = (head: { format: string; key: string; epoch: number; publicKey: string }): BufferSource =>
  enc(head.format, head.key, String(head.epoch), unhex(head.publicKey)) as BufferSource

/** 512 bits mod n: every mask is as likely as any other, so the stored number alone says nothing of d1 or of the PIN. */
async function maskOf(pin: string, salt: Uint8Array, iterations: number): Promise<bigint> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits'])
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations }, material, 512)
  return mod(bigint(new Uint8Array(bits)))
}
