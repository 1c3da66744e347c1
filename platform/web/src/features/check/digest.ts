/** SHA-256 of a file of any size, read in pieces; WebAssembly where it may run, plain TypeScript where it may not. */
import { sha256 } from '@noble/hashes/sha2.js'
import { createSHA256 } from 'hash-wasm'
import { hex } from '@/verify/bytes'

export interface Digester {
  update(octets: Uint8Array): void
  hex(): string
}

export async function digester(): Promise<Digester> {
  try {
    const wasm = await createSHA256()
    wasm.init()
    return { update: (octets) => void wasm.update(octets), hex: () => wasm.digest('hex') }
  } catch {
    const plain = sha256.create()
    return { update: (octets) => void plain.update(octets), hex: () => hex(plain.digest()) }
  }
}

export async function digestOfFile(file: Blob, onProgress: (done: number) => void = () => undefined): Promise<string> {
  const digest = await digester()
  const STEP = 8 * 1024 * 1024
  for (let at = 0; at < file.size; at += STEP) {
    digest.update(new Uint8Array(await file.slice(at, at + STEP).arrayBuffer()))
    onProgress(Math.min(file.size, at + STEP))
  }
  return digest.hex()
}
