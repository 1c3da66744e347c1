/**
 * The endorsements inside an anchor: a Fabric envelope (protobuf) whose answer several organisations signed. It is taken apart here, and nothing in
 * it is believed: what was asked and answered, whether it hangs together, and whose signatures and certificates hold.
 */
import { p256 } from '@noble/curves/nist.js'
import { H, concat, hex, same, unbase64 } from './bytes'
import { readCertificate } from './certificate'
import { canonical } from './canonical'
import { children, readDer } from './der'
import type { Signer } from './policy'
import { bytesAt, manyAt, numberAt, textOf } from './protobuf'

export interface Organisation {
  mspId: string
  roots: string[]
  intermediates?: string[]
}

export interface Endorsed {
  channel: string
  contract: string
  /** the transaction's name without a contract prefix */
  fn: string
  status: number
  asked: Record<string, unknown>
  answer: Record<string, unknown>
  /** why the envelope does not hang together, if it does not */
  broken: string[]
  signers: Signer[]
}

const ENDORSER_TRANSACTION = 3
const ROLES = ['client', 'peer', 'admin', 'orderer']

/** common.Envelope → payload(1) → header(1) and transaction(2) → the one action: the proposal, and what was answered to it. */
export function readEnvelope(base64: string, organisations: Organisation[]): Endorsed {
  const payload = bytesAt(unbase64(base64), 1)
  const [channelHeader, signatureHeader] = [bytesAt(payload, 1, 1), bytesAt(payload, 1, 2)]
  const actions = manyAt(bytesAt(payload, 2), 1)
  if (actions.length !== 1) throw new Error('not exactly one action')
  const proposal = bytesAt(actions[0]!, 2, 1)
  const endorsed = bytesAt(actions[0]!, 2, 2)
  const signedAnswer = bytesAt(endorsed, 1)
  const action = bytesAt(signedAnswer, 2)
  const [name, argument] = manyAt(bytesAt(proposal, 1, 1, 3), 1)
  const txId = hex(H(bytesAt(signatureHeader, 2), bytesAt(signatureHeader, 1)))
  const broken = [
    numberAt(channelHeader, 1) === ENDORSER_TRANSACTION ? '' : 'type',
    textOf(bytesAt(channelHeader, 5)) === txId ? '' : 'txId',
    same(bytesAt(signedAnswer, 1), H(channelHeader, signatureHeader, proposal)) ? '' : 'proposalHash'
  ].filter((reason) => reason)
  return {
    channel: textOf(bytesAt(channelHeader, 4)),
    contract: textOf(bytesAt(action, 4, 2)),
    fn: textOf(name ?? new Uint8Array(0)).replace(/^[^:]*:/, ''),
    status: numberAt(bytesAt(action, 3), 1),
    asked: JSON.parse(textOf(argument ?? new Uint8Array(0))),
    answer: JSON.parse(textOf(bytesAt(action, 3, 3))),
    broken,
    signers: signersOf(manyAt(endorsed, 2), signedAnswer, organisations)
  }
}

/** Every good endorser once, however often his signature is repeated. */
function signersOf(endorsements: Uint8Array[], signedAnswer: Uint8Array, organisations: Organisation[]): Signer[] {
  const signers = new Map<string, Signer>()
  for (const endorsement of endorsements) {
    const endorser = bytesAt(endorsement, 1)
    const signer = signerOf(endorser, organisations)
    if (signer && ecdsa(bytesAt(endorsement, 2), concat(signedAnswer, endorser), signer.point, true)) signers.set(hex(endorser), signer)
  }
  return [...signers.values()]
}

/** The organisation issued it, it is no authority's certificate, and it gives at most one role. */
function signerOf(endorser: Uint8Array, organisations: Organisation[]): (Signer & { point: Uint8Array }) | undefined {
  try {
    const mspId = textOf(bytesAt(endorser, 1))
    const organisation = organisations.find((each) => each.mspId === mspId)
    const certificate = pem(textOf(bytesAt(endorser, 2)))
    const { point, units, family, isAuthority } = readCertificate(certificate)
    if (!organisation || family !== 'P-256' || isAuthority || !issuedBy(certificate, organisation)) return undefined
    const roles = [...new Set(units.filter((unit) => ROLES.includes(unit)))]
    return roles.length > 1 ? undefined : { mspId, role: roles[0], point }
  } catch {
    return undefined
  }
}

/** A path of at most two steps: straight from a root, or over one intermediate of the organisation. */
function issuedBy(certificate: Uint8Array, { roots, intermediates = [] }: Organisation): boolean {
  const trusted = roots.map(pem)
  return trusted.some((root) => signed(certificate, root)) || intermediates.map(pem).some((middle) => signed(certificate, middle) && trusted.some((root) => signed(middle, root)))
}

function signed(certificate: Uint8Array, issuer: Uint8Array): boolean {
  const [tbs, , signature] = children(readDer(certificate))
  const authority = readCertificate(issuer)
  if (!authority.isAuthority || !same(readCertificate(certificate).issuerName, authority.subjectName)) return false
  return ecdsa(signature!.content.slice(1), tbs!.whole, authority.point, false)
}

/** Fabric takes the lower of the two possible values of s in what its peers sign, so that a signature cannot be changed into another. */
function ecdsa(signature: Uint8Array, message: Uint8Array, point: Uint8Array, lowS: boolean): boolean {
  try {
    return p256.verify(signature, H(message), point, { prehash: false, lowS })
  } catch {
    return false
  }
}

function pem(armoured: string): Uint8Array {
  return unbase64(armoured.replace(/-----[^-]+-----/g, '').replace(/\s/g, ''))
}

/** The members of the result, each repeated word for word by the endorsed answer. */
export function repeats(answer: Record<string, unknown>, result: Record<string, unknown>): boolean {
  return ['log', 'size', 'root', 'at', 'txId', ...Object.keys(result)].every((member) => member in answer && member in result && canonical(answer[member]) === canonical(result[member]))
}
