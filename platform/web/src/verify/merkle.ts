/** Merkle trees of RFC 9162 §2.1: root, growing root, inclusion. */
import { H, same } from './bytes'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const leafHash = (data: Uint8Array): Uint8Array => H(LEAF, data)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => H(NODE, left, right)

/** The root over leaf hashes; the empty tree has the hash of nothing. */
export function rootOf(leaves: Uint8Array[]): Uint8Array {
  const tree = new GrowingTree()
  leaves.forEach((leaf) => tree.addHash(leaf))
  return tree.root()
}

/** Keeps only the peaks, so that a file of any size has its root in a few hundred octets of memory. */
export class GrowingTree {
  private readonly peaks: (Uint8Array | undefined)[] = []
  size = 0

  add(data: Uint8Array): void {
    this.addHash(leafHash(data))
  }

  addHash(leaf: Uint8Array): void {
    let hash = leaf
    let level = 0
    for (let peak = this.peaks[level]; peak; peak = this.peaks[++level]) {
      hash = nodeHash(peak, hash)
      this.peaks[level] = undefined
    }
    this.peaks[level] = hash
    this.size++
  }

  root(): Uint8Array {
    let root: Uint8Array | undefined
    for (const peak of this.peaks) {
      if (peak) root = root ? nodeHash(peak, root) : peak
    }
    return root ?? H()
  }
}

/** RFC 9162 §2.1.3.2: is `leaf` at `index` of the tree with `size` leaves and this root? */
export function includes(leaf: Uint8Array, index: number, size: number, path: Uint8Array[], root: Uint8Array): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let node = BigInt(index)
  let last = BigInt(size - 1)
  let hash = leaf
  for (const sibling of path) {
    if (last === 0n) return false
    if (node & 1n || node === last) {
      hash = nodeHash(sibling, hash)
      while (!(node & 1n) && node !== 0n) {
        node >>= 1n
        last >>= 1n
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    node >>= 1n
    last >>= 1n
  }
  return last === 0n && same(hash, root)
}
