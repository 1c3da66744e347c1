/** Octets, hex, base64 and the length-prefixed form `enc` that all protocols here share. */
import { sha256 } from '@noble/hashes/sha2.js'

const UTF8 = new TextEncoder()

export const utf8 = (text: string): Uint8Array => UTF8.encode(text)

export const H = (...parts: Uint8Array[]): Uint8Array => sha256(concat(...parts))

export function concat(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export function hex(octets: Uint8Array): string {
  let out = ''
  for (const octet of octets) out += octet.toString(16).padStart(2, '0')
  return out
}

export function unhex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) throw new Error('not lower-case hex: ' + text.slice(0, 80))
  const out = new Uint8Array(text.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return out
}

export function base64(octets: Uint8Array): string {
  let binary = ''
  for (let i = 0; i < octets.length; i += 0x8000) binary += String.fromCharCode(...octets.subarray(i, i + 0x8000))
  return btoa(binary)
}

export function unbase64(text: string): Uint8Array {
  const binary = atob(text)
  const out = new Uint8Array(binary.length)
  for (let i = 0; i < out.length; i++) out[i] = binary.charCodeAt(i)
  return out
}

export function u32be(value: number): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, value)
  return out
}

export function u64be(value: number | bigint): Uint8Array {
  const out = new Uint8Array(8)
  new DataView(out.buffer).setBigUint64(0, BigInt(value))
  return out
}

/** `enc(x1..xk)`: each part with its length in front, so that no two lists of parts read the same. Texts are UTF-8. */
export function enc(...parts: (Uint8Array | string)[]): Uint8Array {
  return concat(...parts.map((part) => (typeof part === 'string' ? utf8(part) : part)).flatMap((part) => [u32be(part.length), part]))
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, i) => octet === b[i])
}
