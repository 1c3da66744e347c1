import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { payloadOf, signAct, type Act } from '@/verify/act'
import { digestOf } from '@/verify/canonical'
import type { Transcript } from '@/verify/draw'
import { replayWithActs } from '@/verify/draw-acts'
import type { SigningKey } from '@/verify/signature'

const read = (name: string) => JSON.parse(readFileSync(resolve(`../../docs/evidence/vectors/${name}.json`), 'utf8'))
const keys: SigningKey[] = read('signatures').practiceKeys.map((key: unknown) => (typeof key === 'string' ? JSON.parse(key) : key))

/** The worked example with acts, signed with SM2 and RSA in turn. */
async function signed(): Promise<Transcript & { acts: Act[] }> {
  const { comment: _comment, experts: _experts, tableDigest: _tableDigest, swaps: _swaps, naiveRerunAfterFirst: _naive, otherBeacons: _other, refused: _refused, ...v } = read('draw')
  const t: Transcript = { ...v, format: 'ggzy-draw/1', profile: 'S', tender: 'T-1', lot: '1' }
  const { draw, tender, lot, ruleHash, root, n, poolCommit } = t
  const bodies: [string, unknown][] = [
    ['draw.freezePool', { draw, tender, lot, ruleHash, root, n, poolCommit, tableDigest: digestOf(t.table), removedRoot: '00', removed: 2 }],
    ...t.parties.map(({ party, commitment }): [string, unknown] => ['draw.deal', { draw, party, commitment }]),
    ...t.parties.map(({ party, secret }): [string, unknown] => ['draw.reveal', { draw, party, secret }]),
    ...t.replacements!.map(({ index, reason, evidence }): [string, unknown] => ['draw.replace', { draw, index, reason, evidence }])
  ]
  const at = new Date('2026-03-01T02:00:00Z')
  const acts = await Promise.all(bodies.map(([act, body], i) => signAct(payloadOf(act, body, at), keys[i % keys.length]!)))
  return { ...t, acts }
}

describe('a transcript with signed acts', () => {
  let t: Transcript & { acts: Act[] }
  beforeAll(async () => {
    t = await signed()
  })
  const changed = async (change: (copy: typeof t) => void) => {
    const copy = structuredClone(t)
    change(copy)
    const { matches, steps } = await replayWithActs(copy)
    return { matches, where: steps.find((step) => step.name === 'acts')?.where }
  }

  it('matches', async () => {
    expect(await changed(() => undefined)).toEqual({ matches: true, where: undefined })
  })

  it('is bound to its tender, lot and employers', async () => {
    expect((await changed((c) => (c.tender = 'T-2'))).where).toContain('tender')
    expect((await changed((c) => (c.lot = '2'))).where).toContain('lot')
    expect((await changed((c) => (c.table[0]![2] = 'another'))).where).toContain('tableDigest')
  })

  it('is bound to why a member left, and to the document that shows it', async () => {
    expect((await changed((c) => (c.replacements![0]!.reason = 'unable'))).where).toContain('draw.replace')
    expect((await changed((c) => (c.replacements![1]!.evidence = '00'.repeat(32)))).where).toContain('draw.replace')
  })

  it('is bound by them, and a file without acts is not', async () => {
    expect((await replayWithActs(t)).bound).toBe(true)
    expect(await replayWithActs({ ...t, acts: undefined } as never)).toMatchObject({ matches: true, bound: false })
  })

  it('needs the same hand for the dealing and the revealing of a party', async () => {
    const copy = structuredClone(t)
    const revealed = copy.acts.findIndex((act) => act.payload.act === 'draw.reveal')
    copy.acts[revealed] = await signAct(copy.acts[revealed]!.payload, keys[revealed % keys.length === 0 ? 1 : 0]!)
    const { matches, steps } = await replayWithActs(copy)
    expect([matches, steps.find((step) => step.name === 'acts')?.where]).toEqual([false, expect.stringContaining('another certificate')])
  })

  it('needs every act, once, unchanged, with its signature', async () => {
    expect((await changed((c) => c.acts.splice(0, 1))).matches).toBe(false)
    expect((await changed((c) => c.acts.splice(1, 1))).where).toContain('draw.deal')
    expect((await changed((c) => c.acts.push(c.acts[0]!))).matches).toBe(false)
    expect((await changed((c) => c.acts.pop())).where).toContain('draw.replace')
    expect((await changed((c) => (c.acts[2]!.payload.nonce = 'f'.repeat(32)))).where).toContain('acts[2].signature')
    expect((await changed((c) => (c.acts[3]!.signature = c.acts[1]!.signature))).where).toContain('acts[3].signature')
  })
})
