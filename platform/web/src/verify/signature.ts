/** Signatures of people: SM2 with SM3, RSA and ECDSA with SHA-256. Signing happens here, on the user's side, and nowhere else. */
import { p256 } from '@noble/curves/nist.js'
import { sm2 } from 'sm-crypto-v2'
import { H, base64, hex, unbase64, unhex } from './bytes'
import { readCertificate, readPublicKey, scalarOf } from './certificate'

export type SignatureAlgorithm = 'SM2-SM3' | 'RSA-SHA256' | 'ECDSA-SHA256'

export interface Signature {
  algorithm: SignatureAlgorithm
  /** base64 of the DER certificate */
  certificate: string
  chain: string[]
  value: string
}

/** What signs: a certificate with its private key, as a practice key file holds it. */
export interface SigningKey {
  algorithm: SignatureAlgorithm
  certificate: string
  chain: string[]
  privateKey: string
}

const USER_ID = '1234567812345678'
const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

export async function sign(message: Uint8Array, key: SigningKey): Promise<Signature> {
  const value = await signOctets(message, key)
  return { algorithm: key.algorithm, certificate: key.certificate, chain: key.chain, value: base64(value) }
}

async function signOctets(message: Uint8Array, key: SigningKey): Promise<Uint8Array> {
  const pkcs8 = unbase64(key.privateKey)
  switch (key.algorithm) {
    case 'SM2-SM3': {
      const publicKey = hex(readCertificate(unbase64(key.certificate)).point)
      return unhex(sm2.doSignature(message, scalarOf(pkcs8), { hash: true, der: true, publicKey, userId: USER_ID }))
    }
    case 'RSA-SHA256': {
      const privateKey = await crypto.subtle.importKey('pkcs8', buffer(pkcs8), RSA, false, ['sign'])
      return new Uint8Array(await crypto.subtle.sign(RSA, privateKey, buffer(message)))
    }
    case 'ECDSA-SHA256':
      return p256.sign(H(message), scalarOf(pkcs8), { prehash: false }).toDERRawBytes()
  }
}

/** Does the value hold over the message under the key in the certificate? Says nothing about who issued the certificate. */
export const signatureHolds = (message: Uint8Array, signature: Signature): Promise<boolean> =>
  holdsUnder(readCertificate(unbase64(signature.certificate)).spki, signature.algorithm, message, unbase64(signature.value))

/** The same for a bare key, as SubjectPublicKeyInfo. What cannot be read does not hold. */
export async function holdsUnder(spki: Uint8Array, algorithm: SignatureAlgorithm, message: Uint8Array, value: Uint8Array): Promise<boolean> {
  try {
    const { family, point } = readPublicKey(spki)
    switch (algorithm) {
      case 'SM2-SM3':
        return family === 'SM2' && sm2.doVerifySignature(message, hex(value), hex(point), { hash: true, der: true, userId: USER_ID })
      case 'RSA-SHA256': {
        const publicKey = await crypto.subtle.importKey('spki', buffer(spki), RSA, false, ['verify'])
        return await crypto.subtle.verify(RSA, publicKey, buffer(value), buffer(message))
      }
      case 'ECDSA-SHA256':
        return family === 'P-256' && p256.verify(value, H(message), point, { prehash: false, lowS: false })
    }
  } catch {
    return false
  }
}

const OAEP = { name: 'RSA-OAEP', hash: 'SHA-256' }

export type Wrap = 'SM2' | 'RSA-OAEP-SHA256'

/** Wraps a content key to a certificate. */
export async function wrapKey(key: Uint8Array, certificate: Uint8Array): Promise<{ wrap: Wrap; key: string }> {
  const read = readCertificate(certificate)
  if (read.family === 'SM2') return { wrap: 'SM2', key: base64(unhex(sm2.doEncrypt(key, hex(read.point), 1, { asn1: true }))) }
  if (read.family !== 'RSA') throw new Error('this certificate cannot receive a key: ' + read.subject)
  const publicKey = await crypto.subtle.importKey('spki', buffer(read.spki), OAEP, false, ['encrypt'])
  return { wrap: 'RSA-OAEP-SHA256', key: base64(new Uint8Array(await crypto.subtle.encrypt(OAEP, publicKey, buffer(key)))) }
}

export async function unwrapKey(wrapped: { wrap: Wrap; key: string }, key: SigningKey): Promise<Uint8Array> {
  const pkcs8 = unbase64(key.privateKey)
  const octets = unbase64(wrapped.key)
  if (wrapped.wrap === 'SM2') return Uint8Array.from(sm2.doDecrypt(hex(octets), scalarOf(pkcs8), 1, { asn1: true, output: 'array' }))
  const privateKey = await crypto.subtle.importKey('pkcs8', buffer(pkcs8), OAEP, false, ['decrypt'])
  return new Uint8Array(await crypto.subtle.decrypt(OAEP, privateKey, buffer(octets)))
}

/** WebCrypto's types want an ArrayBuffer behind the view. */
function buffer(octets: Uint8Array): Uint8Array<ArrayBuffer> {
  return octets.buffer instanceof ArrayBuffer ? (octets as Uint8Array<ArrayBuffer>) : new Uint8Array(octets)
}
