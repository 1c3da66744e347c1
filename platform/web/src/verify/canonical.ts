/** The JSON canonicalization scheme (RFC 8785): one value, one sequence of octets. */
import { H, hex, utf8 } from './bytes'

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json | undefined }

export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return number(value)
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']'
  if (typeof value === 'object') return object(value as Record<string, unknown>)
  throw new TypeError('no JSON: ' + typeof value)
}

/** RFC 8785 §3.2.2.3 is the number form of ECMAScript itself. */
function number(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('no JSON number: ' + value)
  return JSON.stringify(value)
}

/** JSON.stringify escapes as §3.2.2.2 asks; only lone surrogates must be refused. */
function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('lone surrogate in a text')
  return JSON.stringify(value)
}

/** Members are sorted by UTF-16 code units (§3.2.3), which is how ECMAScript compares strings. */
function object(value: Record<string, unknown>): string {
  const members = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
    .map((name) => text(name) + ':' + canonical(value[name]))
  return '{' + members.join(',') + '}'
}

export const canonicalBytes = (value: unknown): Uint8Array => utf8(canonical(value))

/** SHA-256 of the canonical form, in hex. */
export const digestOf = (value: unknown): string => hex(H(canonicalBytes(value)))
