/** The client's part of docs/cosign.md over a transport that another file binds to the platform. */
import { canonical } from '@/verify/canonical'
import { hmacSm3 } from './curve'
import { freshFactor } from './nonce'
import { CosignRefused, NoAnswer } from './refusal'
import { decryptBinding, pinProofInput, pinVerifier, refreshBinding, refreshPinBinding, type Answer } from './share'
import type { DeviceKey, ShareStore } from './share-store'

export type Purpose = 'SIGN' | 'DECRYPT' | 'REFRESH'

interface Request {
  key: string
  epoch: number
  session: string
  pinProof: Uint8Array
}

/** What the server answers to. A step throws NoAnswer when it cannot tell whether the request arrived. */
export interface CosignServer {
  open(key: string, purpose: Purpose, message: Uint8Array): Promise<string>
  sign(request: Request & { q1: Uint8Array; message: Uint8Array }): Promise<Answer>
  decrypt(request: Request & { t1: Uint8Array }): Promise<Uint8Array>
  refresh(request: Request & { rho: bigint; newPin?: Uint8Array }): Promise<number>
  abort(key: string, session: string): Promise<void>
}

const TRIES = 3

export class CosignClient {
  constructor(
    private readonly key: string,
    private readonly server: CosignServer,
    private readonly store: ShareStore
  ) {}

  /** Signs an object of which the page shows every member: its canonical JSON is what both sides hash. */
  async signManifest(manifest: Record<string, unknown>, pin: string): Promise<Uint8Array> {
    return this.sign(new TextEncoder().encode(canonical(manifest)), pin)
  }

  sign(message: Uint8Array, pin: string): Promise<Uint8Array> {
    return this.settled(() => this.signOnce(message, pin))
  }

  decrypt(cipher: Uint8Array, pin: string): Promise<Uint8Array> {
    return this.settled(() => this.decryptOnce(cipher, pin))
  }

  private async signOnce(message: Uint8Array, pin: string): Promise<Uint8Array> {
    const device = await this.store.open(this.key, pin)
    const session = await this.server.open(this.key, 'SIGN', message)
    const round = device.share.begin(session, message)
    const request = { ...this.request(device, session, round.binding, pin), q1: round.q1, message }
    await this.store.use(session, round.binding)
    return round.finish(await this.ask(session, () => this.server.sign(request)))
  }

  private async decryptOnce(cipher: Uint8Array, pin: string): Promise<Uint8Array> {
    const device = await this.store.open(this.key, pin)
    const round = device.share.blind(cipher)
    const session = await this.server.open(this.key, 'DECRYPT', new Uint8Array(0))
    const binding = decryptBinding(session, round.t1)
    const request = { ...this.request(device, session, binding, pin), t1: round.t1 }
    await this.store.use(session, binding)
    return round.open(await this.ask(session, () => this.server.decrypt(request)))
  }

  /** The new half is stored before the request leaves, and takes the old one's place when the server has answered. */
  refresh(pin: string): Promise<void> {
    return this.renew(pin)
  }

  /** A refresh after which another PIN counts. */
  changePin(pin: string, newPin: string): Promise<void> {
    return this.renew(pin, newPin)
  }

  private async renew(pin: string, newPin?: string): Promise<void> {
    const device = await this.store.open(this.key, pin)
    if (await this.store.hasPending(this.key)) throw new CosignRefused('cosign.refresh-pending', 'sign something first')
    const session = await this.server.open(this.key, 'REFRESH', new Uint8Array(0))
    const rho = freshFactor()
    const verifier = newPin === undefined ? undefined : pinVerifier(this.key, device.deviceSalt, newPin)
    const binding = verifier ? refreshPinBinding(session, rho, verifier) : refreshBinding(session, rho)
    const request = { ...this.request(device, session, binding, pin), rho, newPin: verifier }
    const next = { ...device, epoch: device.epoch + 1, share: device.share.refreshed(rho) }
    await this.store.keepPending(next, newPin ?? pin)
    await this.store.use(session, binding)
    const epoch = await this.ask(session, () => this.server.refresh(request))
    if (epoch !== next.epoch) throw new CosignRefused('cosign.bad-answer', 'the server is at another refresh')
    await this.store.settle(this.key)
  }

  /** After a refresh whose answer was lost, the first act shows which half the server is at: it refuses the wrong one by its epoch. */
  private async settled<T>(act: () => Promise<T>): Promise<T> {
    if (!(await this.store.hasPending(this.key))) return act()
    try {
      const result = await act()
      await this.store.dropPending(this.key)
      return result
    } catch (failed) {
      if (!(failed instanceof CosignRefused) || failed.code !== 'cosign.stale-share') throw failed
      await this.store.settle(this.key)
      return act()
    }
  }

  private request(device: DeviceKey, session: string, binding: Uint8Array, pin: string): Request {
    const verifier = pinVerifier(this.key, device.deviceSalt, pin)
    return { key: this.key, epoch: device.epoch, session, pinProof: hmacSm3(verifier, pinProofInput(binding)) }
  }

  private async ask<T>(session: string, step: () => Promise<T>): Promise<T> {
    try {
      return await repeated(step)
    } catch (failed) {
      // The session ends by itself where even this does not arrive.
      await this.server.abort(this.key, session).catch(() => undefined)
      throw failed
    }
  }
}

async function repeated<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step()
    } catch (failed) {
      if (!(failed instanceof NoAnswer) || attempt === TRIES) throw failed
    }
  }
}
