/** The vectors that all implementations share (docs/evidence/vectors); this reading of the protocols knows no other code. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Sealer } from '@/features/bids/sealer'
import { H, base64, hex, unbase64, unhex, utf8 } from '@/verify/bytes'
import { canonical } from '@/verify/canonical'
import { expertLeaf, permutation, poolCommit, replay, select, parseParams, type Transcript } from '@/verify/draw'
import { rootOf, leafHash } from '@/verify/merkle'
import { parseCheckpoint, parseNote, parseVerifierKey, signedBy } from '@/verify/note'
import { bidderCommitment, contentCommitment, figureCommitment, keyCommitment, openSealed, Pieces, PIECE, additionalData } from '@/verify/sealed'
import { holdsUnder, sign, signatureHolds, unwrapKey, wrapKey, type SigningKey } from '@/verify/signature'

const read = (name: string) => JSON.parse(readFileSync(resolve(`../../docs/evidence/vectors/${name}.json`), 'utf8'))

describe('canonical.json', () => {
  const vectors = read('canonical')
  it.each(vectors.accepted as { input: string; canonical: string; sha256: string }[])('$input', ({ input, canonical: expected, sha256 }) => {
    expect(canonical(JSON.parse(input))).toBe(expected)
    expect(hex(H(utf8(expected)))).toBe(sha256)
  })
})

it('merkle.json: every root', () => {
  const { entries, roots } = read('merkle')
  const leaves = (entries as string[]).map((entry) => leafHash(unhex(entry)))
  expect(roots.length).toBeGreaterThan(entries.length)
  expect((roots as string[]).map((_, n) => hex(rootOf(leaves.slice(0, n))))).toEqual(roots)
})

it('commitments.json', () => {
  const { content, figures, bidder } = read('commitments')
  expect(contentCommitment(content.salt, content.plaintextDigest)).toBe(content.commitment)
  for (const figure of figures) expect(figureCommitment(figure.name, figure.salt, figure.value)).toBe(figure.commitment)
  expect(bidderCommitment({ ...bidder, version: 1 }, bidder.uscc, bidder.certificateDigest, bidder.salt)).toBe(bidder.commitment)
})

it('note.json: every note and checkpoint holds, and none under another key', () => {
  const { notes, checkpoint } = read('note')
  for (const { note, vkey } of notes) expect(signedBy(parseNote(note), parseVerifierKey(vkey))).toBe(true)
  const note = parseNote(checkpoint.note)
  for (const key of [checkpoint.log, ...checkpoint.witnesses]) expect(signedBy(note, parseVerifierKey(key.vkey))).toBe(true)
  expect(signedBy(note, parseVerifierKey(notes[0].vkey))).toBe(false)
  const read_ = parseCheckpoint(note.text)
  expect([read_.origin, read_.size, hex(read_.root)]).toEqual([checkpoint.origin, checkpoint.size, checkpoint.root])
  const changed = parseNote(checkpoint.note.replace('\n10\n', '\n11\n'))
  for (const key of [checkpoint.log, ...checkpoint.witnesses]) expect(signedBy(changed, parseVerifierKey(key.vkey))).toBe(false)
})

const NAMES = 'draw ruleHash params table leaves root n poolCommit parties dealings beacon seed order decisions committee replacements opened'.split(' ')
const transcriptOf = (vector: Record<string, unknown>) => Object.fromEntries(NAMES.map((name) => [name, vector[name]])) as unknown as Transcript

it('draw.json: pool, order and committee', () => {
  const v = read('draw')
  const params = parseParams(v.params)
  const table = v.experts.map((e: { specialty: string; region: string; employer: string }) => [e.specialty, e.region, e.employer])
  const leaves = v.experts.map((e: { id: string; salt: string }, k: number) => expertLeaf(v.draw, k, e.id, table[k], unhex(e.salt)))
  const root = rootOf(leaves)
  expect(hex(root)).toBe(v.root)
  expect(hex(poolCommit(v.draw, unhex(v.ruleHash), root, params.n, v.params))).toBe(v.poolCommit)
  const order = permutation(unhex(v.seed), params.n)
  expect(order).toEqual(v.order)
  const selected = select(table, order, params)
  expect(selected.seats.map((seat) => seat.index)).toEqual(v.committee)
  expect(selected.decisions).toEqual(v.decisions)
  const replayed = replay({ ...transcriptOf(v), format: 'ggzy-draw/1', profile: 'S' })
  expect(replayed.steps.filter((step) => !step.holds)).toEqual([])
  expect(replayed.replacements.length).toBe(v.replacements.length)
})

describe('sealed-bid.json', () => {
  const v = read('sealed-bid')
  const bid = v.slot
  const key = unhex(v.contentKey)
  const plain = (size: number) => Uint8Array.from({ length: size }, (_, i) => (7 + 31 * i) % 251)

  it('commits to the key', () => {
    expect(hex(keyCommitment(bid, key))).toBe(v.keyCommitment)
    expect(hex(additionalData(bid, 0, true, unhex(v.keyCommitment)))).toBe(v.enc.aadOfChunk0WhenLast)
  })

  it.each(v.files as { plainSize: number; fileDigest: string; fileSize: number; pieces: string[]; root: string; plaintextDigest: string }[])(
    'seals $plainSize octets to the same file',
    async (file) => {
      const sealer = await Sealer.of(new Blob([plain(file.plainSize)]), bid, key, v.recipients)
      const prepared = await sealer.prepare(() => undefined)
      expect(prepared).toMatchObject({ root: file.root, size: file.fileSize, pieces: file.pieces, plaintextDigest: file.plaintextDigest })
      const pieces = await Promise.all(file.pieces.map((digest, n) => sealer.checkedPiece(n, digest)))
      expect(hex(H(...pieces))).toBe(file.fileDigest)
      const whole = new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer())
      const tree = new Pieces()
      for (let at = 0; at < whole.length; at += PIECE) tree.add(whole.subarray(at, at + PIECE))
      expect(tree.root()).toBe(file.root)
      expect(hex(H((await openSealed(whole, key)).plain))).toBe(file.plaintextDigest)
    }
  )

  it.each(v.refused as { why: string; contentKey: string; file: string }[])('refuses: $why', async ({ file, contentKey }) => {
    await expect(openSealed(unbase64(file), unhex(contentKey))).rejects.toThrow()
  })

  it('unwraps every wrapped key, and what it wraps itself', async () => {
    for (const wrap of v.wraps) {
      const holder = { certificate: wrap.certificate, privateKey: wrap.privateKey, chain: [], algorithm: wrap.recipient.wrap === 'SM2' ? 'SM2-SM3' : 'RSA-SHA256' } as SigningKey
      expect(hex(await unwrapKey(wrap.recipient, holder))).toBe(v.contentKey)
      const own = await wrapKey(key, unbase64(wrap.certificate))
      expect(own.wrap).toBe(wrap.recipient.wrap)
      expect(hex(await unwrapKey(own, holder))).toBe(v.contentKey)
    }
    expect(new Set(v.wraps.map((wrap: { recipient: { wrap: string } }) => wrap.recipient.wrap)).size).toBe(2)
  })
})

describe('signatures.json', () => {
  const v = read('signatures')
  it.each(v.vectors as { why: string; valid: boolean; algorithm: 'SM2-SM3'; publicKey: string; data: string; signature: string }[])('$algorithm $why: $valid', async (vector) => {
    const given = await holdsUnder(unbase64(vector.publicKey), vector.algorithm, unhex(vector.data), unbase64(vector.signature))
    expect(given).toBe(vector.valid)
  })

  it('signs with each practice key', async () => {
    for (const text of v.practiceKeys) {
      const key = JSON.parse(typeof text === 'string' ? text : JSON.stringify(text)) as SigningKey
      const signature = await sign(utf8('登录'), key)
      expect(await signatureHolds(utf8('登录'), signature)).toBe(true)
      expect(await signatureHolds(utf8('登陆'), signature)).toBe(false)
      expect(base64(unbase64(signature.value))).toBe(signature.value)
    }
  })
})
