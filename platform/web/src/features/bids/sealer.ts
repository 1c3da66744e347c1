/**
 * Seals a file of any size without holding it: one pass computes digests and tree, and any piece of the sealed file can be made again
 * when it is uploaded. A chunk sealed twice has the same nonce, so the piece's digest is compared before it leaves: a file that changed
 * in between never does.
 */
import { digester } from '@/features/check/digest'
import { concat, hex } from '@/verify/bytes'
import { GrowingTree } from '@/verify/merkle'
import { CHUNK, PIECE, chunksOf, contentKey, headerBytes, keyCommitment, sealChunk, sealedSize, type BidId, type Recipient, type SealedHeader } from '@/verify/sealed'

export interface Prepared {
  root: string
  size: number
  pieces: string[]
  plaintextDigest: string
  keyCommitment: string
}

const TAG = 16
const READ = 32 * CHUNK

export class FileChanged extends Error {}

export class Sealer {
  private constructor(
    private readonly file: Blob,
    private readonly bid: BidId,
    private readonly key: CryptoKey,
    private readonly commitment: Uint8Array,
    private readonly header: Uint8Array
  ) {}

  static async of(file: Blob, bid: BidId, rawKey: Uint8Array, recipients: Recipient[]): Promise<Sealer> {
    const commitment = keyCommitment(bid, rawKey)
    const header: SealedHeader = {
      format: 'ggzy-sealed/1',
      tender: bid.tender,
      lot: bid.lot,
      ticket: bid.ticket,
      version: bid.version,
      cipher: 'AES-256-GCM',
      chunk: CHUNK,
      plainSize: file.size,
      keyCommitment: hex(commitment),
      recipients
    }
    return new Sealer(file, bid, await contentKey(rawKey, 'encrypt'), commitment, headerBytes(header))
  }

  get size(): number {
    return sealedSize(this.header, this.file.size)
  }

  async prepare(onProgress: (done: number, total: number) => void): Promise<Prepared> {
    const tree = new GrowingTree()
    const pieces: string[] = []
    const plain = await digester()
    let digested = 0
    for (let at = 0; at < this.size; at += PIECE) {
      const piece = await this.piece(at / PIECE, (chunk, start) => {
        if (start < digested) return
        plain.update(chunk)
        digested = start + chunk.length
      })
      tree.addHash(await sha256(concat(Uint8Array.of(0), piece)))
      pieces.push(hex(await sha256(piece)))
      onProgress(Math.min(at + PIECE, this.size), this.size)
    }
    return { root: hex(tree.root()), size: this.size, pieces, plaintextDigest: plain.hex(), keyCommitment: hex(this.commitment) }
  }

  /** The piece to upload, refused when the file is no longer the one that was sealed. */
  async checkedPiece(number: number, digest: string): Promise<Uint8Array> {
    const piece = await this.piece(number)
    if (hex(await sha256(piece)) !== digest) throw new FileChanged()
    return piece
  }

  private async piece(number: number, onPlain: (chunk: Uint8Array, start: number) => void = () => undefined): Promise<Uint8Array> {
    const start = number * PIECE
    const end = Math.min(start + PIECE, this.size)
    const out = new Uint8Array(end - start)
    const head = this.header.length
    if (start < head) out.set(this.header.subarray(start, end))
    const from = Math.max(0, Math.floor((start - head) / (CHUNK + TAG)))
    const to = Math.min(chunksOf(this.file.size), Math.ceil((end - head) / (CHUNK + TAG)))
    for (let first = from; first < to; first += READ / CHUNK) {
      const count = Math.min(READ / CHUNK, to - first)
      const plain = new Uint8Array(await this.file.slice(first * CHUNK, (first + count) * CHUNK).arrayBuffer())
      for (let i = 0; i < count; i++) {
        const chunk = plain.subarray(i * CHUNK, (i + 1) * CHUNK)
        onPlain(chunk, (first + i) * CHUNK)
        place(out, await this.chunk(first + i, chunk), head + (first + i) * (CHUNK + TAG) - start)
      }
    }
    return out
  }

  private chunk(number: number, plain: Uint8Array): Promise<Uint8Array> {
    return sealChunk(this.key, this.bid, number, number === chunksOf(this.file.size) - 1, this.commitment, plain)
  }
}

/** Lays a chunk into the piece where the two overlap. */
function place(out: Uint8Array, chunk: Uint8Array, at: number): void {
  const from = Math.max(0, -at)
  const to = Math.min(chunk.length, out.length - at)
  if (from < to) out.set(chunk.subarray(from, to), at + from)
}

async function sha256(octets: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', octets as Uint8Array<ArrayBuffer>))
}
