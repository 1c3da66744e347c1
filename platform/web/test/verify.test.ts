import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import { H, base64, concat, hex, u64be, utf8 } from '@/verify/bytes'
import { canonical, canonicalBytes } from '@/verify/canonical'
import { includes, leafHash, nodeHash, rootOf } from '@/verify/merkle'
import { satisfies } from '@/verify/policy'
import { cosigned, parseVerifierKey } from '@/verify/note'
import { checkProof, type ProofBundle, type Trust } from '@/verify/proof'
import { CHUNK, chunksOf, contentKey, headerBytes, keyCommitment, openSealed, sealChunk, sealedSize, type SealedHeader } from '@/verify/sealed'
import { Msp, envelope } from './fabric'

describe('the canonical form', () => {
  it('sorts by UTF-16 units and writes numbers as ECMAScript does (RFC 8785 §3.2.3)', () => {
    const value = JSON.parse('{"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}')
    expect(Object.values(JSON.parse(canonical(value)))).toContain('One')
    expect([...canonical(value).matchAll(/":"([A-Z]\w+)/g)].map((m) => m[1])).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew'])
    expect(canonical([333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  })

  it('refuses what has no form', () => {
    expect(() => canonical(NaN)).toThrow()
    expect(() => canonical('\ud800')).toThrow()
  })
})

/** The naive definition of RFC 9162 §2.1, against which the growing tree and the paths are held. */
const split = (n: number) => 2 ** Math.floor(Math.log2(n - 1))
const naiveRoot = (leaves: Uint8Array[]): Uint8Array =>
  leaves.length === 0 ? H() : leaves.length === 1 ? leaves[0]! : nodeHash(naiveRoot(leaves.slice(0, split(leaves.length))), naiveRoot(leaves.slice(split(leaves.length))))
const naivePath = (m: number, leaves: Uint8Array[]): Uint8Array[] => {
  if (leaves.length <= 1) return []
  const k = split(leaves.length)
  return m < k ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))] : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}
const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => leafHash(utf8('leaf ' + i)))

describe('the tree', () => {
  it('has the root and the paths of the definition for every size up to 40', () => {
    for (let n = 0; n <= 40; n++) {
      const leaves = leavesOf(n)
      expect(hex(rootOf(leaves))).toBe(hex(naiveRoot(leaves)))
      for (let i = 0; i < n; i++) expect(includes(leaves[i]!, i, n, naivePath(i, leaves), naiveRoot(leaves))).toBe(true)
    }
  })

  it('refuses another leaf, index, size, a longer and a shorter path', () => {
    const leaves = leavesOf(11)
    const [path, root] = [naivePath(6, leaves), naiveRoot(leaves)]
    expect(includes(leaves[5]!, 6, 11, path, root)).toBe(false)
    expect(includes(leaves[6]!, 7, 11, path, root)).toBe(false)
    expect(includes(leaves[6]!, 6, 23, path, root)).toBe(false)
    expect(includes(leaves[6]!, 6, 11, [...path, root], root)).toBe(false)
    expect(includes(leaves[6]!, 6, 11, path.slice(1), root)).toBe(false)
    expect(includes(leaves[6]!, 11, 11, path, root)).toBe(false)
  })
})

class Signer {
  private readonly secret: Uint8Array
  readonly id: Uint8Array
  readonly vkey: string
  constructor(
    readonly name: string,
    private readonly type: number
  ) {
    this.secret = H(utf8(name))
    const data = concat(Uint8Array.of(type), ed25519.getPublicKey(this.secret))
    this.id = H(utf8(name + '\n'), data).slice(0, 4)
    this.vkey = `${name}+${hex(this.id)}+${base64(data)}`
  }
  line(text: string, time = 1_772_326_800n): string {
    const blob = this.type === 1 ? ed25519.sign(utf8(text), this.secret) : concat(u64be(time), ed25519.sign(cosigned(text, time), this.secret))
    return `\u2014 ${this.name} ${base64(concat(this.id, blob))}\n`
  }
}

const log = new Signer('ggzy.province/evidence-practice', 1)
const audit = new Signer('witness.audit', 4)
const drc = new Signer('witness.drc', 4)
const [jyzx, fgw, sjt] = ['JyzxSimMSP', 'FgwSimMSP', 'SjtSimMSP'].map((mspId) => new Msp(mspId)) as [Msp, Msp, Msp]
const trust: Trust = {
  format: 'ggzy-trust/1',
  log: log.vkey,
  witnesses: [audit.vkey, drc.vkey],
  witnessThreshold: 2,
  channel: 'ggzy-simulator',
  organisations: [jyzx, fgw, sjt].map(({ mspId, root }) => ({ mspId, roots: [root] })),
  policies: { evidence: "OutOf(2, 'JyzxSimMSP.peer', 'FgwSimMSP.peer', 'SjtSimMSP.peer')" }
}

function bundle(signers = [log, audit, drc]): ProofBundle {
  const fact = { format: 'ggzy-fact/1', id: '0e5d', type: 'bid.submitted', subject: 'bid/T/1/x', digest: 'ab', actor: 'x', at: '2026-03-01T01:29:59.000Z' }
  const leaves = [...leavesOf(4), leafHash(canonicalBytes(fact)), ...leavesOf(2)]
  const root = rootOf(leaves)
  const text = `${log.name}\n7\n${base64(root)}\n`
  const result = { log: log.name, size: 7, root: hex(root), at: '2026-03-01T01:30:00Z', txId: 't' }
  return {
    format: 'ggzy-proof/1',
    fact,
    index: 4,
    size: 7,
    path: naivePath(4, leaves).map(hex),
    checkpoint: text + '\n' + signers.map((s) => s.line(text)).join(''),
    anchor: { channel: 'ggzy-simulator', result, envelope: envelope(result, [jyzx, sjt]) }
  }
}

describe('a proof bundle', () => {
  const failing = (b: ProofBundle, t = trust) => checkProof(b, t).checks.filter((c) => !c.holds).map((c) => c.name)

  it('is accepted with the log and both witnesses', () => {
    expect(failing(bundle())).toEqual([])
    expect(checkProof(bundle(), trust).accepted).toBe(true)
  })

  it('needs the threshold of different witnesses', () => {
    expect(failing(bundle([log, audit]))).toEqual(['witnesses'])
    expect(failing(bundle([log, audit, audit]))).toEqual(['witnesses'])
    expect(failing(bundle([log, audit, audit]), { ...trust, witnesses: [audit.vkey, audit.vkey] })).toEqual(['witnesses'])
    expect(failing(bundle([audit, drc]))).toEqual(['log'])
  })

  it('refuses a changed fact, checkpoint and anchor', () => {
    const fact = bundle()
    fact.fact.at = '2026-03-01T01:30:01.000Z'
    expect(failing(fact)).toEqual(['inclusion'])
    const checkpoint = bundle()
    checkpoint.checkpoint = checkpoint.checkpoint.replace('\n7\n', '\n8\n')
    expect(failing(checkpoint)).toContain('log')
    const anchor = bundle()
    anchor.anchor!.result.size = 6
    expect(failing(anchor)).toEqual(['anchor', 'answer'])
    expect(failing(bundle(), { ...trust, channel: 'ggzy' })).toEqual(['anchor', 'answer'])
  })

  it('is accepted or refused as the vectors say, which the Java verifier reads too', () => {
    const { accepted, trust, refused } = JSON.parse(readFileSync(resolve('../../docs/evidence/vectors/proof.json'), 'utf8'))
    expect(failing(accepted, trust)).toEqual([])
    const outcomes = refused.map((one: { name: string; bundle: object; trust?: object }) => [one.name, checkProof({ ...accepted, ...one.bundle }, { ...trust, ...one.trust }).accepted])
    expect(outcomes.length).toBeGreaterThan(30)
    expect(outcomes.filter(([, isAccepted]: [string, boolean]) => isAccepted)).toEqual([])
  })

  it('names the check that fails in each of them', () => {
    const { accepted, trust, refused } = JSON.parse(readFileSync(resolve('../../docs/evidence/vectors/proof.json'), 'utf8'))
    const ours: Record<string, string> = { 'evidence.endorsed-answer': 'answer', 'evidence.endorsements': 'endorsements', 'evidence.anchor': 'anchor', 'evidence.inclusion': 'inclusion', 'evidence.form': 'format', 'evidence.fact': 'format' }
    for (const one of refused) {
      const names = failing({ ...accepted, ...one.bundle }, { ...trust, ...one.trust }) as string[]
      expect([one.name, names]).toEqual([one.name, expect.arrayContaining([ours[one.check] ?? (names.includes('log') ? 'log' : 'witnesses')])])
    }
  })

  it('reads policies as Fabric writes them', () => {
    const peer = (mspId: string) => ({ mspId, role: 'peer' })
    const bid = "AND('SjtMSP.peer', OutOf(1, 'JyzxMSP.peer', 'FgwMSP.peer'))"
    expect(satisfies(bid, [peer('SjtMSP'), peer('FgwMSP')])).toBe(true)
    expect(satisfies(bid, [peer('JyzxMSP'), peer('FgwMSP')])).toBe(false)
    expect(satisfies("OR('A.peer','B.peer')", [peer('B')])).toBe(true)
    expect(satisfies("AND('A.peer','A.member')", [peer('A')])).toBe(false)
    expect(satisfies("AND('A.peer','A.member')", [peer('A'), { mspId: 'A' }])).toBe(true)
    for (const broken of ['', "AND('A.peer'", "OutOf(0,'A.peer')", "AND('A.peer') x", 'XOR(1)']) expect(() => satisfies(broken, [peer('A')])).toThrow()
  })

  it('refuses a verifier key whose id is not its hash', () => {
    expect(() => parseVerifierKey(log.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'))).toThrow()
  })
})

describe('a sealed bid', () => {
  const key = H(utf8('content key'))
  async function seal(plain: Uint8Array): Promise<Uint8Array> {
    const bid = { tender: 'T-1', lot: '1', ticket: '00112233445566778899aabbccddeeff', version: 1 }
    const commitment = keyCommitment(bid, key)
    const header: SealedHeader = { format: 'ggzy-sealed/1', ...bid, cipher: 'AES-256-GCM', chunk: CHUNK, plainSize: plain.length, keyCommitment: hex(commitment), recipients: [] }
    const aes = await contentKey(key, 'encrypt')
    const parts = [headerBytes(header)]
    const count = chunksOf(plain.length)
    for (let i = 0; i < count; i++) parts.push(await sealChunk(aes, bid, i, i === count - 1, commitment, plain.slice(i * CHUNK, (i + 1) * CHUNK)))
    const file = concat(...parts)
    expect(file.length).toBe(sealedSize(parts[0]!, plain.length))
    return file
  }

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('opens to what was sealed: %i octets', async (size) => {
    const plain = Uint8Array.from({ length: size }, (_, i) => i * 7)
    expect(hex(H((await openSealed(await seal(plain), key)).plain))).toBe(hex(H(plain)))
  })

  it('does not open with another key, a changed octet, or cut off at a chunk', async () => {
    const file = await seal(new Uint8Array(2 * CHUNK + 5))
    await expect(openSealed(file, H(utf8('another')))).rejects.toThrow()
    const changed = file.slice()
    changed[changed.length - 3]! ^= 1
    await expect(openSealed(changed, key)).rejects.toThrow()
    await expect(openSealed(file.slice(0, file.length - 21), key)).rejects.toThrow()
  })
})
