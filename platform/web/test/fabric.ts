/** Organisations with real P-256 certificates and an envelope that they endorse, written by hand for the tests. */
import { p256 } from '@noble/curves/nist.js'
import { H, base64, concat, hex, utf8 } from '@/verify/bytes'
import { canonical } from '@/verify/canonical'
import { writeDer } from '@/verify/der'

const oid = (hexed: string) => writeDer(0x06, Uint8Array.from(Buffer.from(hexed, 'hex')))
const ECDSA = writeDer(0x30, oid('2a8648ce3d040302'))
const P256 = writeDer(0x30, oid('2a8648ce3d0201'), oid('2a8648ce3d030107'))
const rdn = (type: string, value: string) => writeDer(0x31, writeDer(0x30, oid(type), writeDer(0x0c, utf8(value))))
const sign = (message: Uint8Array, secret: Uint8Array) => p256.sign(H(message), secret, { prehash: false }).toDERRawBytes()

function certificate(name: string, unit: string, secret: Uint8Array, issuer: Uint8Array): string {
  const validity = writeDer(0x30, writeDer(0x17, utf8('260101000000Z')), writeDer(0x17, utf8('360101000000Z')))
  const key = writeDer(0x30, P256, writeDer(0x03, Uint8Array.of(0), p256.getPublicKey(secret, false)))
  const isCa = unit === 'ca'
  const subject = writeDer(0x30, rdn('550403', name), ...(isCa ? [] : [rdn('55040b', unit)]))
  const constraints = writeDer(0x30, oid('551d13'), writeDer(0x04, writeDer(0x30, ...(isCa ? [writeDer(0x01, Uint8Array.of(0xff))] : []))))
  const extensions = writeDer(0xa3, writeDer(0x30, constraints))
  const tbs = writeDer(0x30, writeDer(0x02, Uint8Array.of(1)), ECDSA, writeDer(0x30, rdn('550403', 'ca')), validity, subject, key, extensions)
  const der = writeDer(0x30, tbs, ECDSA, writeDer(0x03, Uint8Array.of(0), sign(tbs, issuer)))
  return `-----BEGIN CERTIFICATE-----\n${base64(der)}\n-----END CERTIFICATE-----\n`
}

export class Msp {
  private readonly ca: Uint8Array
  private readonly peer: Uint8Array
  readonly root: string
  readonly identity: Uint8Array
  constructor(
    readonly mspId: string,
    unit = 'peer',
    issuedBy?: Msp
  ) {
    this.ca = H(utf8('ca ' + mspId))
    this.peer = H(utf8('peer ' + mspId))
    this.root = certificate('ca', 'ca', this.ca, this.ca)
    this.identity = message([1, utf8(mspId)], [2, utf8(certificate('peer0', unit, this.peer, issuedBy?.ca ?? this.ca))])
  }
  endorse(answer: Uint8Array): Uint8Array {
    return message([1, this.identity], [2, sign(concat(answer, this.identity), this.peer)])
  }
}

function message(...parts: [number, Uint8Array][]): Uint8Array {
  return concat(...parts.flatMap(([number, content]) => [Uint8Array.of(number * 8 + 2, ...varint(content.length)), content]))
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}

/** The endorsed answer to `evidence.read` about the log of the result. */
export function envelope(result: { log: string }, endorsers: Msp[], channel = 'ggzy-simulator'): string {
  const number = (field: number, value: number) => Uint8Array.from([field * 8, ...varint(value)])
  const [creator, random] = [endorsers[0]!.identity, utf8('nonce')]
  const channelHeader = concat(number(1, 3), message([4, utf8(channel)], [5, utf8(hex(H(random, creator)))]))
  const signatureHeader = message([1, creator], [2, random])
  const asked = canonical({ log: result.log, nonce: 'n' })
  const proposal = message([1, message([1, message([3, message([1, utf8('read')], [1, utf8(asked)])])])])
  const response = concat(number(1, 200), message([3, utf8(canonical({ ...result, nonce: 'n' }))]))
  const answer = message([1, H(channelHeader, signatureHeader, proposal)], [2, message([3, response], [4, message([2, utf8('evidence')])])])
  const endorsed = message([1, answer], ...endorsers.map((msp): [number, Uint8Array] => [2, msp.endorse(answer)]))
  const transaction = message([1, message([2, message([1, proposal], [2, endorsed])])])
  return base64(message([1, message([1, message([1, channelHeader], [2, signatureHeader])], [2, transaction])]))
}
