/**
 * SM2's curve and hash for the client's half. Points come from @noble/curves, which multiplies in an even pattern of steps; but numbers
 * here are BigInt, and JavaScript promises no constant time for those. Whoever can measure this device's every operation may learn of
 * d1; the protocol does not help against that, nor does any script in a browser.
 */
import { weierstrassN } from '@noble/curves/abstract/weierstrass.js'
import { sm3 as sm3Hex } from 'sm-crypto-v2'
import { concat, enc, hex, unhex, utf8 } from '@/verify/bytes'
import { children, readDer, writeDer } from '@/verify/der'
import { CosignRefused } from './refusal'

const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n
}

const Point = weierstrassN(CURVE)
export type Point = InstanceType<typeof Point>

export const N = CURVE.n
export const G = Point.BASE

const USER_ID = utf8('1234567812345678')

export const mod = (value: bigint): bigint => ((value % N) + N) % N
export const inverse = (value: bigint): bigint => Point.Fn.inv(mod(value))

export function scalar(value: bigint): bigint {
  if (value <= 0n || value >= N) throw new CosignRefused('cosign.bad-scalar', 'not in [1, n-1]')
  return value
}

export function point(octets: Uint8Array): Point {
  if (octets.length !== 65 || octets[0] !== 4) throw new CosignRefused('cosign.bad-point', '65 octets beginning with 04 are expected')
  try {
    const read = Point.fromBytes(octets)
    read.assertValidity()
    return read
  } catch {
    throw new CosignRefused('cosign.bad-point', 'not on the curve')
  }
}

/** Like `point`, and neither G nor −G: everybody knows the scalar behind those. */
export function secretPoint(octets: Uint8Array): Point {
  const read = point(octets)
  if (read.x === CURVE.Gx) throw new CosignRefused('cosign.weak-point', 'everybody knows the scalar of G and of -G')
  return read
}

export function pointOctets(value: Point): Uint8Array {
  if (value.is0()) throw new CosignRefused('cosign.bad-point', 'the point at infinity')
  return value.toBytes(false)
}

export const octets32 = (value: bigint): Uint8Array => unhex(value.toString(16).padStart(64, '0'))
export const bigint = (octets: Uint8Array): bigint => BigInt('0x' + (hex(octets) || '0'))

/** a·G + b·P; a and b are public here (verification), so the fast way is good enough. */
export const publicSum = (a: bigint, b: bigint, p: Point): Point => timesPublic(G, a).add(timesPublic(p, b))
const timesPublic = (p: Point, k: bigint): Point => (k === 0n ? Point.ZERO : p.multiplyUnsafe(k))

export const sm3 = (...parts: Uint8Array[]): Uint8Array => unhex(sm3Hex(concat(...parts)))

/** SM3 over a label and parts, each with its length in front. */
export const transcript = (...parts: (Uint8Array | string)[]): Uint8Array => sm3(enc(...parts))

/** HMAC (RFC 2104) with SM3; keys here have 32 octets. */
export function hmacSm3(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64)
  block.set(key)
  return sm3(
    block.map((octet) => octet ^ 0x5c),
    sm3(
      block.map((octet) => octet ^ 0x36),
      message
    )
  )
}

/** e = SM3(Z ‖ M) of GB/T 32918.2. */
export function digest(publicKey: Uint8Array, message: Uint8Array): bigint {
  const z = sm3(
    Uint8Array.of(0, USER_ID.length * 8),
    USER_ID,
    octets32(CURVE.a),
    octets32(CURVE.b),
    octets32(CURVE.Gx),
    octets32(CURVE.Gy),
    pointOctets(point(publicKey)).subarray(1)
  )
  return bigint(sm3(z, message))
}

/** GB/T 32918.2 §7, over a digest that includes Z already. */
export function verifies(publicKey: Point, e: bigint, r: bigint, s: bigint): boolean {
  const t = mod(r + s)
  if (r <= 0n || r >= N || s <= 0n || s >= N || t === 0n) return false
  const sum = publicSum(s, t, publicKey)
  return !sum.is0() && mod(e + sum.x) === r
}

export const signatureDer = (r: bigint, s: bigint): Uint8Array => writeDer(0x30, integer(r), integer(s))

/** Two numbers in DER, in their one form. */
export function readNumbers(der: Uint8Array): [bigint, bigint] {
  try {
    const outer = readDer(der)
    const [one, other, more] = children(outer)
    if (outer.tag === 0x30 && one?.tag === 2 && other?.tag === 2 && !more && (one.content[0]! & 0x80) === 0 && (other.content[0]! & 0x80) === 0) {
      const both: [bigint, bigint] = [bigint(one.content), bigint(other.content)]
      if (hex(signatureDer(...both)) === hex(der)) return both
    }
  } catch {
    throw new CosignRefused('cosign.malformed', 'not two numbers in DER')
  }
  throw new CosignRefused('cosign.malformed', 'not two numbers in DER')
}

function integer(value: bigint): Uint8Array {
  const digits = value.toString(16)
  const octets = unhex(digits.length % 2 ? '0' + digits : digits)
  return writeDer(2, octets[0]! & 0x80 ? concat(Uint8Array.of(0), octets) : octets)
}
