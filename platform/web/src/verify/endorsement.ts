/**
 * The endorsements inside an anchor: a Fabric envelope (protobuf) whose answer several organisations signed. Only what a reader needs is read:
 * which channel and contract, what was answered, who signed it, and whether that satisfies the policy of the trust file.
 */
import { p256 } from '@noble/curves/nist.js'
import { H, concat, unbase64 } from './bytes'
import { readCertificate } from './certificate'
import { canonical } from './canonical'
import { children, readDer } from './der'

export interface Organisation {
  mspId: string
  roots: string[]
  intermediates?: string[]
}

export interface Endorsed {
  channel: string
  contract: string
  answer: Record<string, unknown>
  /** "MSP.role" of every endorser whose signature and certificate hold */
  signers: string[]
}

type Fields = Map<number, Uint8Array[]>

/** The length-delimited fields of a protobuf message; numbers are not needed here and are skipped. */
function fields(message: Uint8Array): Fields {
  const found: Fields = new Map()
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const octet = message[at++]
      if (octet === undefined) throw new Error('protobuf ends early')
      value += (octet & 0x7f) * shift
      if (!(octet & 0x80)) return value
    }
  }
  while (at < message.length) {
    const tag = varint()
    const kind = tag % 8
    if (kind === 0) varint()
    else if (kind === 1) at += 8
    else if (kind === 5) at += 4
    else if (kind === 2) {
      const length = varint()
      if (at + length > message.length) throw new Error('protobuf ends early')
      const number = Math.floor(tag / 8)
      found.set(number, [...(found.get(number) ?? []), message.subarray(at, at + length)])
      at += length
    } else throw new Error('not protobuf')
  }
  return found
}

const one = (message: Uint8Array, ...path: number[]): Uint8Array =>
  path.reduce((inside, number) => {
    const field = fields(inside).get(number)?.[0]
    if (!field) throw new Error('the envelope has no field ' + path.join('.'))
    return field
  }, message)

const text = (octets: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(octets)

/** common.Envelope → payload(1) → header(1) and transaction(2) → the first action's endorsed answer. */
export function readEnvelope(base64: string, organisations: Organisation[]): Endorsed {
  const payload = one(unbase64(base64), 1)
  const channel = text(one(payload, 1, 1, 4))
  const endorsed = one(payload, 2, 1, 2, 2)
  const signedAnswer = one(endorsed, 1)
  const action = one(signedAnswer, 2)
  const contract = text(one(action, 4, 2))
  const answer = JSON.parse(text(one(action, 3, 3)))
  const signers = (fields(endorsed).get(2) ?? []).flatMap((endorsement) => signerOf(endorsement, signedAnswer, organisations))
  return { channel, contract, answer, signers: [...new Set(signers)] }
}

function signerOf(endorsement: Uint8Array, signedAnswer: Uint8Array, organisations: Organisation[]): string[] {
  const endorser = one(endorsement, 1)
  const mspId = text(one(endorser, 1))
  const certificate = pem(text(one(endorser, 2)))
  const organisation = organisations.find((each) => each.mspId === mspId)
  const { point, subject, family } = readCertificate(certificate)
  if (!organisation || family !== 'P-256' || !issuedBy(certificate, organisation)) return []
  if (!ecdsa(one(endorsement, 2), concat(signedAnswer, endorser), point)) return []
  const roles = [...subject.matchAll(/OU=([^,]+)/g)].map((match) => match[1]!)
  return [mspId + '.member', ...roles.map((role) => `${mspId}.${role}`)]
}

/** A path of at most two steps: straight from a root, or over one intermediate of the organisation. */
function issuedBy(certificate: Uint8Array, { roots, intermediates = [] }: Organisation): boolean {
  const trusted = roots.map(pem)
  return trusted.some((root) => signed(certificate, root)) || intermediates.map(pem).some((middle) => signed(certificate, middle) && trusted.some((root) => signed(middle, root)))
}

function signed(certificate: Uint8Array, issuer: Uint8Array): boolean {
  const [tbs, , signature] = children(readDer(certificate))
  return ecdsa(signature!.content.slice(1), tbs!.whole, readCertificate(issuer).point)
}

function ecdsa(signature: Uint8Array, message: Uint8Array, point: Uint8Array): boolean {
  try {
    return p256.verify(signature, H(message), point, { prehash: false, lowS: false })
  } catch {
    return false
  }
}

function pem(armoured: string): Uint8Array {
  return unbase64(armoured.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''))
}

/** Signature policies in Fabric's text form: AND, OR, OutOf(n, …), 'MSP.role'. */
export function satisfies(policy: string, signers: string[]): boolean {
  const tokens = policy.match(/'[^']*'|\w+|[(),]/g) ?? []
  let at = 0
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw new Error('not a policy: ' + policy)
  }
  const read = (): boolean => {
    const token = tokens[at++]
    if (token?.startsWith("'")) return signers.includes(token.slice(1, -1))
    const operator = token?.toUpperCase()
    if (!operator || !['AND', 'OR', 'OUTOF'].includes(operator)) throw new Error('not a policy: ' + policy)
    expect('(')
    let needed = operator === 'OR' ? 1 : Infinity
    if (operator === 'OUTOF') {
      needed = Number((tokens[at++] ?? '').replace(/'/g, ''))
      expect(',')
    }
    const parts = [read()]
    while (tokens[at] === ',') {
      at++
      parts.push(read())
    }
    expect(')')
    if (!(needed > 0)) throw new Error('not a policy: ' + policy)
    return parts.filter((holds) => holds).length >= (operator === 'AND' ? parts.length : needed)
  }
  const holds = read()
  if (at !== tokens.length) throw new Error('not a policy: ' + policy)
  return holds
}

/** The members of the result that the endorsed answer must repeat word for word. */
export function repeats(answer: Record<string, unknown>, result: Record<string, unknown>): boolean {
  return Object.keys(result).every((member) => canonical(answer[member] ?? null) === canonical(result[member] ?? null))
}

