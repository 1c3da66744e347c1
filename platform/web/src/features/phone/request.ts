/** A PKCS#10 request (RFC 2986) that the two-party protocol signs: whom the certificate names is found out elsewhere. */
import { concat, unhex, utf8 } from '@/verify/bytes'
import { writeDer } from '@/verify/der'

const SEQUENCE = 0x30
const SET = 0x31
const EC_PUBLIC_KEY = '06072a8648ce3d0201'
const SM2_CURVE = '06082a811ccf5501822d'
const SM2_WITH_SM3 = '06082a811ccf55018375'
const COMMON_NAME = '0603550403'

const bits = (octets: Uint8Array) => writeDer(0x03, Uint8Array.of(0), octets)

/** What is signed. */
export function requestBody(publicKey: Uint8Array, name: string): Uint8Array {
  const subject = writeDer(SEQUENCE, writeDer(SET, writeDer(SEQUENCE, unhex(COMMON_NAME), writeDer(0x0c, utf8(name)))))
  const key = writeDer(SEQUENCE, writeDer(SEQUENCE, unhex(EC_PUBLIC_KEY), unhex(SM2_CURVE)), bits(publicKey))
  return writeDer(SEQUENCE, unhex('020100'), subject, key, unhex('a000'))
}

export const signedRequest = (body: Uint8Array, signature: Uint8Array): Uint8Array =>
  writeDer(SEQUENCE, body, writeDer(SEQUENCE, unhex(SM2_WITH_SM3)), bits(concat(signature)))
