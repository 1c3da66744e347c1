/** The sealed bid file `ggzy-sealed/1` and the commitments that go on the chain before opening. */
import { H, concat, enc, hex, u32be, u64be, unhex, utf8 } from './bytes'
import { canonicalBytes } from './canonical'
import { GrowingTree } from './merkle'
import type { Wrap } from './signature'

export const MAGIC = utf8('GGZYBID1')
export const CHUNK = 65_536
export const PIECE = 4 * 1024 * 1024
const TAG = 16

export interface BidId {
  tender: string
  lot: string
  ticket: string
  version: number
}

export interface Recipient {
  certificate: string
  wrap: Wrap
  key: string
}

export interface SealedHeader extends BidId {
  format: 'ggzy-sealed/1'
  cipher: 'AES-256-GCM'
  chunk: number
  plainSize: number
  keyCommitment: string
  recipients: Recipient[]
}

/** GCM alone does not commit to its key: this does. */
export function keyCommitment(bid: BidId, key: Uint8Array): Uint8Array {
  return H(enc('ggzy-key-v1', bid.tender, bid.lot, bid.ticket, u64be(bid.version), key))
}

export const nonceOf = (chunk: number): Uint8Array => concat(u32be(0), u64be(chunk))

export function additionalData(bid: BidId, chunk: number, last: boolean, commitment: Uint8Array): Uint8Array {
  return enc('ggzy-chunk-v1', bid.tender, bid.lot, bid.ticket, u64be(bid.version), u64be(chunk), Uint8Array.of(last ? 1 : 0), commitment)
}

export function headerBytes(header: SealedHeader): Uint8Array {
  const json = canonicalBytes(header)
  if (json.length > 65_536) throw new Error('the header of a sealed bid has at most 64 KiB')
  return concat(MAGIC, u32be(json.length), json)
}

/** An empty file still has one, empty, chunk. */
export const chunksOf = (plainSize: number): number => Math.max(1, Math.ceil(plainSize / CHUNK))

export const sealedSize = (header: Uint8Array, plainSize: number): number => header.length + plainSize + TAG * chunksOf(plainSize)

export const contentKey = (raw: Uint8Array, usage: KeyUsage): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(raw), 'AES-GCM', false, [usage])

export async function sealChunk(key: CryptoKey, bid: BidId, chunk: number, last: boolean, commitment: Uint8Array, plain: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.encrypt(gcm(bid, chunk, last, commitment), key, new Uint8Array(plain)))
}

export async function openChunk(key: CryptoKey, bid: BidId, chunk: number, last: boolean, commitment: Uint8Array, sealed: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt(gcm(bid, chunk, last, commitment), key, new Uint8Array(sealed)))
}

function gcm(bid: BidId, chunk: number, last: boolean, commitment: Uint8Array): AesGcmParams {
  return { name: 'AES-GCM', iv: new Uint8Array(nonceOf(chunk)), additionalData: new Uint8Array(additionalData(bid, chunk, last, commitment)), tagLength: 128 }
}

/** Opens a whole sealed file in memory: for tests and small files. */
export async function openSealed(file: Uint8Array, key: Uint8Array): Promise<{ header: SealedHeader; plain: Uint8Array }> {
  if (hex(file.slice(0, 8)) !== hex(MAGIC)) throw new Error('not a sealed bid')
  const length = new DataView(file.buffer, file.byteOffset).getUint32(8)
  const header = JSON.parse(new TextDecoder().decode(file.slice(12, 12 + length))) as SealedHeader
  if (hex(keyCommitment(header, key)) !== header.keyCommitment) throw new Error('this is not the key the bid is committed to')
  const aes = await contentKey(key, 'decrypt')
  const count = chunksOf(header.plainSize)
  const parts: Uint8Array[] = []
  for (let i = 0, at = 12 + length; i < count; i++, at += CHUNK + TAG) {
    parts.push(await openChunk(aes, header, i, i === count - 1, unhex(header.keyCommitment), file.slice(at, at + CHUNK + TAG)))
  }
  return { header, plain: concat(...parts) }
}

/** The upload's pieces as they pass by: their digests and the tree over them. */
export class Pieces {
  private readonly tree = new GrowingTree()
  readonly digests: string[] = []

  add(piece: Uint8Array): void {
    this.tree.add(piece)
    this.digests.push(hex(H(piece)))
  }

  root(): string {
    return hex(this.tree.root())
  }
}

export const contentCommitment = (salt: string, plaintextDigest: string): string => hex(H(enc('ggzy-content-v1', unhex(salt), unhex(plaintextDigest))))

export const figureCommitment = (figure: string, salt: string, value: string): string => hex(H(enc('ggzy-figure-v1', figure, unhex(salt), value)))

export function bidderCommitment(bid: BidId, uscc: string, certificateDigest: string, salt: string): string {
  return hex(H(enc('ggzy-bidder-v1', bid.tender, bid.lot, bid.ticket, uscc, unhex(certificateDigest), unhex(salt))))
}
