/** Signed notes, checkpoints and cosignatures in the public C2SP forms (signed-note, tlog-checkpoint, tlog-cosignature). */
import { ed25519 } from '@noble/curves/ed25519.js'
import { H, concat, hex, same, unbase64, utf8 } from './bytes'

const ED25519 = 1
const COSIGNATURE = 4

export interface VerifierKey {
  name: string
  id: string
  type: number
  key: Uint8Array
}

export interface NoteSignature {
  name: string
  id: string
  blob: Uint8Array
}

export interface Note {
  text: string
  signatures: NoteSignature[]
}

export interface Checkpoint {
  origin: string
  size: number
  root: Uint8Array
}

/** `name+id+base64(type ‖ key)`; the id is the first four octets of SHA-256(name ‖ "\n" ‖ type ‖ key) and is checked. */
export function parseVerifierKey(vkey: string): VerifierKey {
  const [name, id, ...rest] = vkey.split('+')
  const data = unbase64(rest.join('+'))
  const key = data.slice(1)
  if (!name || !id || key.length !== 32) throw new Error('not a verifier key: ' + vkey)
  if (hex(H(utf8(name + '\n'), data)).slice(0, 8) !== id) throw new Error('the id of this verifier key is not its hash: ' + vkey)
  return { name, id, type: data[0]!, key }
}

export function parseNote(note: string): Note {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw new Error('not a signed note')
  const lines = note.slice(split + 2, -1).split('\n')
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

function parseSignature(line: string): NoteSignature {
  const match = /^\u2014 (\S+) (\S+)$/.exec(line)
  if (!match) throw new Error('not a signature line: ' + line)
  const data = unbase64(match[2]!)
  if (data.length < 5) throw new Error('signature too short: ' + line)
  return { name: match[1]!, id: hex(data.slice(0, 4)), blob: data.slice(4) }
}

export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n')
  if (!origin || !size || !root || !/^(0|[1-9]\d*)$/.test(size)) throw new Error('not a checkpoint')
  const octets = unbase64(root)
  if (octets.length !== 32) throw new Error('the root of a checkpoint has 32 octets')
  return { origin, size: Number(size), root: octets }
}

/** Does one of the note's signatures hold under this key? For a witness the instant it states is signed with it. */
export function signedBy(note: Note, key: VerifierKey): boolean {
  return note.signatures.some((signature) => signature.name === key.name && signature.id === key.id && holds(note, signature, key))
}

function holds(note: Note, signature: NoteSignature, key: VerifierKey): boolean {
  if (key.type === ED25519) return verify(signature.blob, utf8(note.text), key.key)
  if (key.type !== COSIGNATURE || signature.blob.length !== 72) return false
  return verify(signature.blob.slice(8), cosigned(note.text, cosignedAt(signature)), key.key)
}

export function cosigned(text: string, time: bigint): Uint8Array {
  return concat(utf8(`cosignature/v1\ntime ${time}\n`), utf8(text))
}

/** The POSIX second a witness says it saw the checkpoint at. */
export function cosignedAt(signature: NoteSignature): bigint {
  return new DataView(signature.blob.buffer, signature.blob.byteOffset).getBigUint64(0)
}

function verify(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    return false
  }
}

export const sameRoot = (a: Checkpoint, size: number, root: Uint8Array): boolean => a.size === size && same(a.root, root)
