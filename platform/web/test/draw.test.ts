import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { H, hex, unhex, utf8 } from '@/verify/bytes'
import { commitment, dealingsOf, expertLeaf, permutation, poolCommit, replay, seedOf, type Row, type Transcript } from '@/verify/draw'
import { rootOf } from '@/verify/merkle'

/** The worked example of the protocol text, §4. */
const DRAW = 'D-62-2026-000123'
const POOL: [string, ...Row][] = [
  ['E02', 'A08', 'LZ', 'u2'],
  ['E03', 'A08', 'BY', 'u3'],
  ['E04', 'A08', 'ZY', 'u4'],
  ['E05', 'A08', 'QY', 'u5'],
  ['E07', 'B02', 'LZ', 'u6'],
  ['E08', 'B02', 'BY', 'u7'],
  ['E09', 'B02', 'QY', 'u8'],
  ['E10', 'B02', 'ZY', 'u9'],
  ['E11', 'B02', 'BY', 'u3'],
  ['E12', 'A08', 'QY', 'u10']
]
const PARAMS = '{"maxPerEmployer":1,"maxPerRegion":2,"n":10,"quotas":[["A08","*",3],["B02","*",2]],"replacements":"continue","v":1}'
const RULE = H(utf8('rule-v1'))
const NAMES = ['witness', 'agency', 'regulator', 'centre']
const idOf = (index: number) => POOL[index]![0]
const indexOf = (id: string) => POOL.findIndex((expert) => expert[0] === id)
const saltOf = (id: string) => H(utf8('demo-salt' + id)).slice(0, 16)

function example(beacon = 'demo-beacon-round-4242'): Transcript {
  const table = POOL.map(([, ...row]) => row)
  const leaves = POOL.map(([id], k) => expertLeaf(DRAW, k, id, table[k]!, saltOf(id)))
  const root = rootOf(leaves)
  const pool = poolCommit(DRAW, RULE, root, 10, PARAMS)
  const parties = NAMES.map((party) => {
    const secret = H(utf8('demo-secret' + party))
    return { party, secret, commitment: commitment(DRAW, pool, party, secret) }
  })
  const dealings = dealingsOf(parties)
  const seed = seedOf(DRAW, pool, dealings, parties, H(utf8(beacon)))
  const taken = (index: string) => ({ index: indexOf(index), verdict: 'taken' as const })
  const refused = (index: string, verdict: 'quota-full' | 'region-cap' | 'employer-cap') => ({ index: indexOf(index), verdict })
  return {
    format: 'ggzy-draw/1',
    profile: 'S',
    draw: DRAW,
    ruleHash: hex(RULE),
    params: PARAMS,
    table,
    leaves: leaves.map(hex),
    root: hex(root),
    n: 10,
    poolCommit: hex(pool),
    parties: parties.map((p) => ({ party: p.party, secret: hex(p.secret), commitment: hex(p.commitment) })),
    dealings: hex(dealings),
    beacon: hex(H(utf8(beacon))),
    seed: hex(seed),
    order: permutation(seed, 10),
    decisions: [
      taken('E08'),
      taken('E12'),
      taken('E09'),
      refused('E11', 'quota-full'),
      refused('E05', 'region-cap'),
      refused('E07', 'quota-full'),
      taken('E03'),
      refused('E10', 'quota-full'),
      taken('E04')
    ],
    committee: ['E08', 'E12', 'E09', 'E03', 'E04'].map(indexOf),
    replacements: [
      {
        index: indexOf('E08'),
        reason: 'declined',
        evidence: '9'.repeat(64),
        decisions: [refused('E11', 'employer-cap'), refused('E05', 'quota-full'), taken('E07')],
        committee: ['E12', 'E09', 'E03', 'E04', 'E07'].map(indexOf)
      }
    ],
    opened: [
      {
        index: 5,
        expertId: 'E08',
        salt: '0b842a638dc3e6840e507b1806f75fae',
        path: [
          'a69949e3fa53628e2090c27b97fbbd6b0208606a17cb9bed5c125279bd221231',
          '2c4c9d4a0639d1e77093ad4ad33d989751e694ff85567eb1687f9cda806d6872',
          'f70d7ff8ac0b7c0884096a39055fd4ec96bc7c08d3a1c23fbb926e471ac3cc8a',
          '5a6527ac0793c201f4212d51a6b94bad89b47e47792505bd7bfa14f0791e6941'
        ]
      }
    ]
  }
}

describe('the draw of the protocol text', () => {
  it('has the stated root, pool commitment, dealings and seed', () => {
    const t = example()
    expect(t.root).toBe('b3ef8105a841b24d50c2935492fab35ad24c8afa2f1e60c831bce3c41d6fbb3f')
    expect(t.poolCommit).toBe('2d8158515d8ccbfed7d1d7adcbeca4e9d9b4c7501c4e2ce3168211d4f2d9add7')
    expect(t.dealings).toBe('f0904206076b9722fa2ef2ae9fdab4ba9d9ff4052995367e45e341cc8ef27a67')
    expect(t.seed).toBe('ad9b997cd2cb20fcfa65ec68e4d2d3dffb89afcd5250ef7b5f2f62422b050084')
  })

  it('has the stated order, also for the next beacon round', () => {
    expect(example().order.map(idOf).join(' ')).toBe('E08 E12 E09 E11 E05 E07 E03 E10 E04 E02')
    expect(example('demo-beacon-round-4243').order.map(idOf).join(' ')).toBe('E05 E11 E07 E08 E02 E03 E12 E04 E09 E10')
  })

  it('replays with every decision, and the replacement keeps the confirmed members', () => {
    const replayed = replay(example())
    expect(replayed.steps.filter((step) => !step.holds)).toEqual([])
    expect(replayed.matches).toBe(true)
    expect(replayed.replacements[0]!.committee.map(idOf)).toEqual(['E12', 'E09', 'E03', 'E04', 'E07'])
  })

  it('replaces twice along the same order', () => {
    const t = example()
    t.replacements!.push({
      index: indexOf('E04'),
      reason: 'declined',
      evidence: '9'.repeat(64),
      decisions: [
        { index: indexOf('E11'), verdict: 'quota-full' },
        { index: indexOf('E05'), verdict: 'region-cap' },
        { index: indexOf('E10'), verdict: 'quota-full' },
        { index: indexOf('E02'), verdict: 'taken' }
      ],
      committee: ['E12', 'E09', 'E03', 'E07', 'E02'].map(indexOf)
    })
    expect(replay(t).steps.filter((step) => !step.holds)).toEqual([])
  })
})

describe('a changed transcript', () => {
  const flip = (text: string) => (text[0] === '0' ? '1' : '0') + text.slice(1)
  const changes: [string, (t: Transcript) => void][] = [
    ['ruleHash', (t) => (t.ruleHash = flip(t.ruleHash))],
    ['draw', (t) => (t.draw += 'x')],
    ['params', (t) => (t.params = t.params.replace('"maxPerRegion":2', '"maxPerRegion":3'))],
    ['a leaf', (t) => (t.leaves[3] = flip(t.leaves[3]!))],
    ['root', (t) => (t.root = flip(t.root))],
    ['n', (t) => (t.n = 9)],
    ['poolCommit', (t) => (t.poolCommit = flip(t.poolCommit))],
    ['a secret', (t) => (t.parties[1]!.secret = flip(t.parties[1]!.secret))],
    ['a commitment', (t) => (t.parties[2]!.commitment = flip(t.parties[2]!.commitment))],
    ['a missing party', (t) => t.parties.pop()],
    ['dealings', (t) => (t.dealings = flip(t.dealings))],
    ['beacon', (t) => (t.beacon = '')],
    ['seed', (t) => (t.seed = flip(t.seed))],
    ['order', (t) => t.order.reverse()],
    ['a verdict', (t) => (t.decisions[3]!.verdict = 'taken')],
    ['a decision left out', (t) => t.decisions.splice(4, 1)],
    ['committee', (t) => (t.committee[0] = indexOf('E11'))],
    ['a region in the table', (t) => (t.table[indexOf('E05')]![1] = 'LZ')],
    ['a replacement that displaces', (t) => (t.replacements![0]!.committee = ['E12', 'E09', 'E11', 'E04', 'E02'].map(indexOf))],
    ['an opened name', (t) => (t.opened![0]!.expertId = 'E09')],
    ['an opened salt', (t) => (t.opened![0]!.salt = flip(t.opened![0]!.salt))]
  ]
  it.each(changes)('does not match: %s', (_, change) => {
    const t = example()
    change(t)
    const replayed = replay(t)
    expect(replayed.matches).toBe(false)
    expect(replayed.steps.some((step) => !step.holds && step.where)).toBe(true)
  })
})

it('refuses upper-case hex', () => {
  expect(() => unhex('AB')).toThrow()
})

describe('the shared vectors', () => {
  const vectors = JSON.parse(readFileSync(resolve('../../docs/evidence/vectors/draw.json'), 'utf8'))
  const names = 'draw ruleHash params table leaves root n poolCommit parties dealings beacon seed order decisions committee replacements opened'.split(' ')
  const good = { ...Object.fromEntries(names.map((name) => [name, vectors[name]])), format: 'ggzy-draw/1', profile: 'S', tender: 'T1', lot: 'L1' } as unknown as Transcript

  it('replay', () => {
    expect(replay(good).steps.filter((step) => !step.holds)).toEqual([])
  })

  it.each(vectors.refused as { name: string; transcript: object }[])('refuse $name, as the Java verifier does', ({ transcript }) => {
    expect(replay({ ...good, ...transcript }).matches).toBe(false)
  })
})
