/** Just enough of DER (X.690) to read certificates and PKCS#8 keys and to turn signatures and SM2 ciphertexts over. */
import { concat } from './bytes'

export interface Der {
  tag: number
  content: Uint8Array
  /** tag, length and content */
  whole: Uint8Array
}

export function readDer(octets: Uint8Array, at = 0): Der {
  const tag = octets[at]
  const first = octets[at + 1]
  if (tag === undefined || first === undefined) throw new Error('DER ends early')
  let length = first
  let start = at + 2
  if (first > 0x80) {
    const count = first & 0x7f
    if (count > 4) throw new Error('DER length too long')
    length = 0
    for (let i = 0; i < count; i++) length = length * 256 + (octets[start++] ?? 0)
  }
  if (first === 0x80 || start + length > octets.length) throw new Error('DER length wrong')
  return { tag, content: octets.subarray(start, start + length), whole: octets.subarray(at, start + length) }
}

export function children(der: Der): Der[] {
  const out: Der[] = []
  for (let at = 0; at < der.content.length; ) {
    const child = readDer(der.content, at)
    out.push(child)
    at += child.whole.length
  }
  return out
}

export function writeDer(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const content = concat(...contents)
  const length = content.length
  if (length < 0x80) return concat(Uint8Array.of(tag, length), content)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return concat(Uint8Array.of(tag, 0x80 | octets.length, ...octets), content)
}

export function oidOf(der: Der): string {
  const parts: number[] = []
  let value = 0
  for (const octet of der.content) {
    value = value * 128 + (octet & 0x7f)
    if (octet & 0x80) continue
    if (parts.length === 0) {
      const top = Math.min(Math.floor(value / 40), 2)
      parts.push(top, value - 40 * top)
    } else parts.push(value)
    value = 0
  }
  return parts.join('.')
}
