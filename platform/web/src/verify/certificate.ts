/** Reads of an X.509 certificate what a page shows and a signature check needs. It does not judge trust. */
import { H, hex } from './bytes'
import { children, oidOf, readDer, type Der } from './der'

const RSA = '1.2.840.113549.1.1.1'
const EC = '1.2.840.10045.2.1'
const SM2_CURVE = '1.2.156.10197.1.301'
const P256_CURVE = '1.2.840.10045.3.1.7'

export type KeyFamily = 'RSA' | 'SM2' | 'P-256' | 'other'

export interface Certificate {
  der: Uint8Array
  digest: string
  family: KeyFamily
  /** SubjectPublicKeyInfo as DER, the way WebCrypto imports it */
  spki: Uint8Array
  /** the curve point, uncompressed; empty for RSA */
  point: Uint8Array
  subject: string
  issuer: string
  /** the names as they stand there, for comparison */
  subjectName: Uint8Array
  issuerName: Uint8Array
  /** the organisational units of the subject */
  units: string[]
  /** whether it may issue certificates itself */
  isAuthority: boolean
  notBefore: string
  notAfter: string
  serial: string
}

export function readCertificate(der: Uint8Array): Certificate {
  const [tbs] = children(readDer(der))
  const fields = children(tbs!)
  const at = fields[0]!.tag === 0xa0 ? 1 : 0
  const [serial, , issuer, validity, subject, spki] = fields.slice(at) as [Der, Der, Der, Der, Der, Der]
  const { family, point } = readPublicKey(spki.whole)
  const [from, to] = children(validity) as [Der, Der]
  return {
    der,
    digest: hex(H(der)),
    family,
    spki: spki.whole,
    point,
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    subjectName: subject.whole,
    issuerName: issuer.whole,
    units: unitsOf(subject),
    isAuthority: isAuthority(fields.slice(at + 6)),
    notBefore: timeOf(from),
    notAfter: timeOf(to),
    serial: hex(serial.content)
  }
}

/** SubjectPublicKeyInfo: its family, and the point where it is one on a curve. */
export function readPublicKey(spki: Uint8Array): { family: KeyFamily; point: Uint8Array } {
  const [algorithm, key] = children(readDer(spki)) as [Der, Der]
  const [oid, curve] = children(algorithm)
  const family = familyOf(oidOf(oid!), curve?.tag === 6 ? oidOf(curve) : '')
  return { family, point: family === 'RSA' ? new Uint8Array(0) : key.content.slice(1) }
}

function familyOf(algorithm: string, curve: string): KeyFamily {
  if (algorithm === RSA) return 'RSA'
  if (algorithm === EC && curve === SM2_CURVE) return 'SM2'
  if (algorithm === EC && curve === P256_CURVE) return 'P-256'
  return 'other'
}

const SHORT: Record<string, string> = { '2.5.4.3': 'CN', '2.5.4.10': 'O', '2.5.4.11': 'OU', '2.5.4.6': 'C', '2.5.4.8': 'ST', '2.5.4.7': 'L' }

function nameOf(name: Der): string {
  return children(name)
    .flatMap(children)
    .map((attribute) => {
      const [type, value] = children(attribute) as [Der, Der]
      return `${SHORT[oidOf(type)] ?? oidOf(type)}=${textOf(value)}`
    })
    .join(', ')
}

function unitsOf(name: Der): string[] {
  return children(name)
    .flatMap(children)
    .map((attribute) => children(attribute) as [Der, Der])
    .filter(([type]) => SHORT[oidOf(type)] === 'OU')
    .map(([, value]) => textOf(value))
}

const BASIC_CONSTRAINTS = '2.5.29.19'

/** The extension basicConstraints with cA set (RFC 5280 §4.2.1.9). */
function isAuthority(rest: Der[]): boolean {
  const extensions = rest.find((field) => field.tag === 0xa3)
  return (extensions ? children(children(extensions)[0]!) : []).some((extension) => {
    const [oid, ...values] = children(extension)
    if (oidOf(oid!) !== BASIC_CONSTRAINTS) return false
    const [ca] = children(readDer(values.at(-1)!.content))
    return ca?.tag === 0x01 && ca.content[0] !== 0
  })
}

function textOf(value: Der): string {
  return new TextDecoder(value.tag === 0x1e ? 'utf-16be' : 'utf-8').decode(value.content)
}

/** UTCTime has two digits of the year (RFC 5280 §4.1.2.5.1: 50 and above are 19xx). */
function timeOf(time: Der): string {
  const text = textOf(time)
  const full = time.tag === 0x17 ? (Number(text.slice(0, 2)) >= 50 ? '19' : '20') + text : text
  return full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
}

/** The private scalar of a PKCS#8 key on a curve, as 64 hex digits. */
export function scalarOf(pkcs8: Uint8Array): string {
  const [, , octets] = children(readDer(pkcs8))
  const [, scalar] = children(readDer(octets!.content))
  return hex(scalar!.content).padStart(64, '0').slice(-64)
}
