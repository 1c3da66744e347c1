/** The keys of this phone: which there are is kept in clear, their halves in the share store. */
import { mediumless, type Invitation } from '@/api'
import { CosignClient } from '@/cosign/client'
import { IndexedDrawer } from '@/cosign/indexed-drawer'
import { KeyGeneration } from '@/cosign/key-generation'
import { freshSalt } from '@/cosign/nonce'
import { CosignRefused } from '@/cosign/refusal'
import { pinVerifier } from '@/cosign/share'
import { ShareStore, type Drawer } from '@/cosign/share-store'
import { randomHex } from '@/verify/act'
import { base64, same, unbase64, utf8 } from '@/verify/bytes'
import type { Signature } from '@/verify/signature'
import { requestBody, signedRequest } from './request'
import { HttpCosign } from './transport'

/** What the phone knows of a key besides its half; `certificate` is empty until it is issued. */
export interface OwnKey {
  key: string
  token: string
  person: string
  organisation: string
  device: string
  certificate: string
}

const LIST = 'phone/keys'
const number = (hex: string) => BigInt('0x' + hex)
const hex = (value: bigint) => value.toString(16).padStart(64, '0')

export class Keyring {
  private readonly shares: ShareStore

  constructor(
    private readonly drawer: Drawer = new IndexedDrawer(),
    iterations?: number
  ) {
    this.shares = new ShareStore(drawer, iterations)
  }

  async all(): Promise<OwnKey[]> {
    return ((await this.drawer.get(LIST)) as OwnKey[] | undefined) ?? []
  }

  /** From the code to a certificate; each half is kept before anybody relies on it. */
  async enrol(code: string, invitation: Invitation, picture: Uint8Array, pin: string): Promise<OwnKey> {
    const generation = new KeyGeneration(invitation.session)
    const offer = await mediumless.begin(code, base64(generation.commitment), base64(picture))
    const made = generation.accept({ point: unbase64(offer.point), proof: { challenge: number(offer.challenge), response: number(offer.response) } })
    const deviceSalt = freshSalt()
    const own: OwnKey = { ...invitation, token: randomHex(32), certificate: '' }
    await this.shares.keep({ key: own.key, epoch: 0, share: made.share, deviceSalt }, pin)
    await this.remember(own)
    const answer = await mediumless.open({
      code,
      point: base64(made.opening.point),
      challenge: hex(made.opening.proof.challenge),
      response: hex(made.opening.proof.response),
      salt: base64(made.opening.salt),
      confirmation: base64(made.confirmation),
      pinVerifier: base64(pinVerifier(own.key, deviceSalt, pin)),
      device: own.token
    })
    if (!same(unbase64(answer.confirmation), made.confirmation)) throw new CosignRefused('cosign.confirmation-differs', 'another key')
    return this.certify(own, pin)
  }

  /** Again where an earlier try was interrupted. */
  async certify(own: OwnKey, pin: string): Promise<OwnKey> {
    const { share } = await this.shares.open(own.key, pin)
    const body = requestBody(share.publicKey, own.person)
    const { certificate } = await mediumless.certify(own, base64(signedRequest(body, await this.client(own).sign(body, pin))))
    const certified = { ...own, certificate }
    await this.remember(certified)
    return certified
  }

  async sign(own: OwnKey, text: string, pin: string): Promise<Signature> {
    const value = await this.client(own).sign(utf8(text), pin)
    return { algorithm: 'SM2-SM3', certificate: own.certificate, chain: [], value: base64(value) }
  }

  decrypt(own: OwnKey, cipher: string, pin: string): Promise<Uint8Array> {
    return this.client(own).decrypt(unbase64(cipher), pin)
  }

  changePin(own: OwnKey, pin: string, next: string): Promise<void> {
    return this.client(own).changePin(pin, next)
  }

  /** The half goes first: what was deleted here signs nothing, whatever the platform hears of it. */
  async forget(own: OwnKey): Promise<void> {
    await this.shares.remove(own.key)
    await this.drawer.put(LIST, (await this.all()).filter((one) => one.key !== own.key))
  }

  private client(own: OwnKey): CosignClient {
    return new CosignClient(own.key, new HttpCosign(own), this.shares)
  }

  private async remember(own: OwnKey): Promise<void> {
    const { key, token, person, organisation, device, certificate } = own
    await this.drawer.put(LIST, [...(await this.all()).filter((one) => one.key !== key), { key, token, person, organisation, device, certificate }])
  }
}

const EASY = /^(.)\1*$|^(?:0123456789|1234567890|9876543210|0987654321)/

/** Six signs or more, and not the first ones that everybody tries. */
export const isPin = (pin: string): boolean => pin.length >= 6 && !EASY.test(pin) && !'01234567890'.includes(pin) && !'09876543210'.includes(pin)
