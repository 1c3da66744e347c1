/** The client's side of making a key: commit, see the server's point, open. */
import { unhex } from '@/verify/bytes'
import { G, bigint, inverse, mod, octets32, pointOctets, publicSum, scalar, secretPoint, transcript, N, type Point } from './curve'
import { freshHalf, freshSalt, hedged, type Nonces } from './nonce'
import { CosignRefused } from './refusal'
import { ClientShare } from './share'

export interface Proof {
  challenge: bigint
  response: bigint
}

export interface Offer {
  point: Uint8Array
  proof: Proof
}

export interface Opening extends Offer {
  salt: Uint8Array
}

type Role = 'client' | 'server'

export const commit = (session: string, opening: Opening): Uint8Array =>
  transcript(
    'ggzy-cosign-commit-v1',
    unhex(session),
    opening.point,
    octets32(scalar(opening.proof.challenge)),
    octets32(scalar(opening.proof.response)),
    opening.salt
  )

export const confirmation = (session: string, key: Uint8Array): Uint8Array => transcript('ggzy-cosign-key-v1', key, unhex(session))

const challengeOf = (session: string, role: Role, point: Uint8Array, nonce: Point): bigint =>
  mod(bigint(transcript('ggzy-cosign-proof-v1', unhex(session), role, point, pointOctets(nonce))))

export function prove(session: string, role: Role, secret: bigint, nonces: Nonces): Proof {
  const point = pointOctets(G.multiply(secret))
  for (;;) {
    const nonce = nonces(secret, 'proof', transcript(role, unhex(session), point))
    const challenge = challengeOf(session, role, point, G.multiply(nonce))
    const response = mod(nonce + challenge * secret)
    if (challenge !== 0n && response !== 0n) return { challenge, response }
  }
}

export function requireProof(session: string, role: Role, point: Point, proof: Proof): void {
  const challenge = scalar(proof.challenge)
  const nonce = publicSum(scalar(proof.response), N - challenge, point)
  if (nonce.is0() || challengeOf(session, role, pointOctets(point), nonce) !== challenge) {
    throw new CosignRefused('cosign.bad-proof', `the ${role} did not prove that it knows its half`)
  }
}

export class KeyGeneration {
  readonly commitment: Uint8Array
  readonly #d1: bigint
  readonly #opening: Opening
  #accepted = false

  constructor(
    private readonly session: string,
    d1: bigint = freshHalf(),
    salt: Uint8Array = freshSalt(),
    nonces: Nonces = hedged()
  ) {
    this.#d1 = scalar(d1)
    const own = inverse(d1)
    this.#opening = { point: pointOctets(G.multiply(own)), proof: prove(session, 'client', own, nonces), salt }
    this.commitment = commit(session, this.#opening)
  }

  /** Takes one offer only: a server that could show a second one after the opening would choose the key. */
  accept(offer: Offer): { share: ClientShare; opening: Opening; confirmation: Uint8Array } {
    if (this.#accepted) throw new CosignRefused('cosign.used', 'an offer was accepted already')
    this.#accepted = true
    const p2 = secretPoint(offer.point)
    requireProof(this.session, 'server', p2, offer.proof)
    const key = p2.multiply(inverse(this.#d1)).subtract(G)
    if (key.is0()) throw new CosignRefused('cosign.start-over', 'the halves cancel; make new ones')
    const publicKey = pointOctets(key)
    return { share: new ClientShare(this.#d1, publicKey), opening: this.#opening, confirmation: confirmation(this.session, publicKey) }
  }
}
