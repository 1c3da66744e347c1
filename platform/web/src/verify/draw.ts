/**
 * The expert draw PRTP-DRAW-1, level 1, profile S, written from the protocol text alone and sharing no code with the contract:
 * it replays a transcript and says where it differs.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { H, concat, enc, hex, u32be, u64be, unhex, utf8 } from './bytes'
import { canonical } from './canonical'
import { includes, leafHash, rootOf } from './merkle'

/** [specialty, region, pseudonym of the employer in this draw] */
export type Row = [string, string, string]
/** [specialty, region or "*", how many] */
export type QuotaLine = [string, string, number]

export interface Params {
  n: number
  quotas: QuotaLine[]
  maxPerRegion: number
  maxPerEmployer: number
  replacements?: string
  v?: number
}

export type Verdict = 'taken' | 'quota-full' | 'region-cap' | 'employer-cap' | 'not-completable'

export interface Decision {
  index: number
  verdict: Verdict
}

export interface Party {
  party: string
  commitment: string
  secret: string
}

export interface Replacement {
  index: number
  reason: string
  evidence: string
  by?: string
  decisions: Decision[]
  committee: number[]
}

export interface OpenedLeaf {
  index: number
  expertId: string
  salt: string
  path: string[]
}

export interface Transcript {
  format: string
  profile: string
  draw: string
  tender?: string
  lot?: string
  ruleHash: string
  params: string
  table: Row[]
  leaves: string[]
  root: string
  n: number
  poolCommit: string
  parties: Party[]
  dealings: string
  beacon: string
  seed: string
  order: number[]
  decisions: Decision[]
  committee: number[]
  replacements?: Replacement[]
  opened?: OpenedLeaf[]
}

export interface ReplayStep {
  name: 'format' | 'pool' | 'root' | 'poolCommit' | 'secrets' | 'dealings' | 'seed' | 'order' | 'decisions' | 'committee' | 'replacements' | 'opened' | 'acts'
  holds: boolean
  where?: string
  /** it could not even be read */
  malformed?: boolean
  stated?: string
  computed?: string
}

export interface Replay {
  /** whether everything that the file states follows */
  matches: boolean
  /** whether signed acts bind it to people; a file without them could have been written by anybody */
  bound?: boolean
  steps: ReplayStep[]
  order: number[]
  decisions: Decision[]
  committee: number[]
  replacements: Replacement[]
}

export function expertLeaf(draw: string, index: number, expertId: string, row: Row, salt: Uint8Array): Uint8Array {
  return leafHash(enc('PRTP-EXPERT-LEAF-v1', draw, u32be(index), expertId, row[0], row[1], salt))
}

export function poolCommit(draw: string, ruleHash: Uint8Array, root: Uint8Array, n: number, params: string): Uint8Array {
  return H(utf8('PRTP-POOL-v1'), enc(draw, ruleHash, root, u32be(n), params))
}

export function commitment(draw: string, pool: Uint8Array, party: string, secret: Uint8Array): Uint8Array {
  return H(utf8('PRTP-COMMIT-v1'), enc(draw, pool, party, secret))
}

type Dealt = { party: string; commitment: Uint8Array }

export function dealingsOf(parties: Dealt[]): Uint8Array {
  const dealt = byParty(parties).map((p) => concat(utf8(p.party), p.commitment))
  return H(utf8('PRTP-CSET-v1'), enc(...dealt))
}

export function seedOf(draw: string, pool: Uint8Array, dealings: Uint8Array, secrets: { party: string; secret: Uint8Array }[], beacon: Uint8Array): Uint8Array {
  return H(utf8('PRTP-SEED-v1'), enc(draw, pool, dealings, ...byParty(secrets).map((s) => s.secret), beacon))
}

/** Sorted by the octets of the name, which is not the order of UTF-16 units for every text. */
function byParty<T extends { party: string }>(parties: T[]): T[] {
  return [...parties].sort((a, b) => (hex(utf8(a.party)) < hex(utf8(b.party)) ? -1 : 1))
}

/** Durstenfeld's shuffle from the end, its numbers without modulo bias from the stream HMAC(K, "PRTP-DRAW-STREAM" ‖ u64be(i)). */
export function permutation(seed: Uint8Array, n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  const below = uniform(seed)
  for (let i = n - 1; i >= 1; i--) {
    const j = below(i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

function uniform(seed: Uint8Array): (m: number) => number {
  let block = new Uint8Array(0)
  let at = 0
  let counter = 0
  const next = (): bigint => {
    if (at === block.length) {
      block = new Uint8Array(hmac(sha256, seed, concat(utf8('PRTP-DRAW-STREAM'), u64be(counter++))))
      at = 0
    }
    at += 8
    return new DataView(block.buffer, block.byteOffset).getBigUint64(at - 8)
  }
  return (m) => {
    const bound = (1n << 64n) - ((1n << 64n) % BigInt(m))
    let x = next()
    while (x >= bound) x = next()
    return Number(x % BigInt(m))
  }
}

/** A seat of the committee: who sits, and the quota line he fills. */
interface Seat {
  index: number
  line: number
}

/** Scans the order from its start and takes the first completable committee; `kept` members stay where they are (step 11). */
export function select(table: Row[], order: number[], params: Params, kept: Seat[] = [], declined: ReadonlySet<number> = new Set()) {
  const seats = [...kept]
  const decisions: Decision[] = []
  const wanted = params.quotas.reduce((sum, line) => sum + line[2], 0)
  const free = order.filter((index) => !declined.has(index) && !kept.some((seat) => seat.index === index))
  if (!completable(table, free, 0, params, seats)) return { feasible: false as const, seats, decisions }
  for (let at = 0; at < free.length && seats.length < wanted; at++) {
    const index = free[at]!
    const verdict = judge(table, free, at, params, seats)
    if (typeof verdict === 'number') seats.push({ index, line: verdict })
    decisions.push({ index, verdict: typeof verdict === 'number' ? 'taken' : verdict })
  }
  return { feasible: true as const, seats, decisions }
}

function judge(table: Row[], free: number[], at: number, params: Params, seats: Seat[]): Verdict | number {
  const row = table[free[at]!]!
  const lines = openLines(row, params, seats)
  if (lines.length === 0) return 'quota-full'
  const cap = capReached(table, row, params, seats)
  if (cap) return cap
  const line = lines.find((l) => completable(table, free, at + 1, params, [...seats, { index: free[at]!, line: l }]))
  return line ?? 'not-completable'
}

function openLines(row: Row, params: Params, seats: Seat[]): number[] {
  return params.quotas
    .map((_, line) => line)
    .filter((line) => fits(row, params.quotas[line]!) && seats.filter((seat) => seat.line === line).length < params.quotas[line]![2])
}

function capReached(table: Row[], row: Row, params: Params, seats: Seat[]): Verdict | undefined {
  if (seats.filter((seat) => table[seat.index]![1] === row[1]).length >= params.maxPerRegion) return 'region-cap'
  if (seats.filter((seat) => table[seat.index]![2] === row[2]).length >= params.maxPerEmployer) return 'employer-cap'
  return undefined
}

/** Can the seats still open be filled from `free[from..]`? */
function completable(table: Row[], free: number[], from: number, params: Params, seats: Seat[]): boolean {
  const left = free.slice(from)
  const fill = (line: number, start: number, taken: Seat[]): boolean => {
    if (line === params.quotas.length) return true
    if (taken.filter((seat) => seat.line === line).length >= params.quotas[line]![2]) return fill(line + 1, 0, taken)
    // Candidates alike in region and employer are interchangeable here: one of them is tried.
    const tried = new Set<string>()
    for (let at = start; at < left.length; at++) {
      const index = left[at]!
      const row = table[index]!
      if (!fits(row, params.quotas[line]!) || tried.has(row.join('\u0000')) || taken.some((seat) => seat.index === index)) continue
      tried.add(row.join('\u0000'))
      if (!capReached(table, row, params, taken) && fill(line, at + 1, [...taken, { index, line }])) return true
    }
    return false
  }
  return fill(0, 0, seats)
}

const fits = (row: Row, [specialty, region]: QuotaLine): boolean => specialty === row[0] && (region === '*' || region === row[1])

/** Replays a transcript step by step. A step that cannot even be computed does not hold, and says why. */
export function replay(t: Transcript): Replay {
  const steps: ReplayStep[] = []
  const result: Replay = { matches: false, steps, order: [], decisions: [], committee: [], replacements: [] }
  const step = (name: ReplayStep['name'], check: () => Omit<ReplayStep, 'name' | 'holds'> | undefined) => {
    try {
      const difference = check()
      steps.push({ name, holds: !difference, ...difference })
    } catch {
      steps.push({ name, holds: false, malformed: true })
    }
  }
  const params = () => parseParams(t.params)
  step('format', () => differs('format', 'ggzy-draw/1 S', `${t.format} ${t.profile}`) ?? unknownMember(t))
  step('pool', () => poolShape(t, params()))
  step('root', () => differs('root', hex(rootOf(t.leaves.map(unhex))), t.root))
  step('poolCommit', () => differs('poolCommit', hex(poolCommit(t.draw, unhex(t.ruleHash), unhex(t.root), t.n, t.params)), t.poolCommit))
  step('secrets', () =>
    first(t.parties, (p) => differs(`parties.${p.party}.commitment`, hex(commitment(t.draw, unhex(t.poolCommit), p.party, unhex(p.secret))), p.commitment))
  )
  step('dealings', () => partiesDistinct(t) ?? differs('dealings', hex(dealingsOf(t.parties.map((p) => ({ party: p.party, commitment: unhex(p.commitment) })))), t.dealings))
  step('seed', () => {
    const secrets = t.parties.map((p) => ({ party: p.party, secret: unhex(p.secret) }))
    return differs('seed', hex(seedOf(t.draw, unhex(t.poolCommit), unhex(t.dealings), secrets, unhex(t.beacon))), t.seed)
  })
  step('order', () => {
    if (t.n !== t.table.length) return { where: 'n' }
    result.order = permutation(unhex(t.seed), t.n)
    return firstDifference('order', result.order, t.order)
  })
  let seats: Seat[] = []
  step('decisions', () => {
    const selected = select(t.table, result.order, params())
    if (!selected.feasible) return { where: 'infeasible' }
    seats = selected.seats
    result.decisions = selected.decisions
    result.committee = seats.map((seat) => seat.index)
    return firstDifference('decisions', result.decisions, t.decisions)
  })
  step('committee', () => firstDifference('committee', result.committee, t.committee))
  step('replacements', () => replayReplacements(t, params(), result, seats))
  step('opened', () => openedNames(t))
  result.matches = steps.every((s) => s.holds)
  return result
}

function replayReplacements(t: Transcript, params: Params, result: Replay, first: Seat[]) {
  let seats = first
  const declined = new Set<number>()
  for (const [i, stated] of (t.replacements ?? []).entries()) {
    const leaver = seats.find((seat) => seat.index === stated.index)
    if (!leaver) return { where: `replacements[${i}].index`, stated: String(stated.index), computed: 'not a member' }
    declined.add(leaver.index)
    const selected = select(t.table, result.order, params, seats.filter((seat) => seat !== leaver), declined)
    if (!selected.feasible) return { where: `replacements[${i}]`, computed: 'infeasible' }
    seats = selected.seats
    const computed = { ...stated, decisions: selected.decisions, committee: seats.map((seat) => seat.index) }
    result.replacements.push(computed)
    const difference =
      firstDifference(`replacements[${i}].decisions`, computed.decisions, stated.decisions) ??
      firstDifference(`replacements[${i}].committee`, computed.committee, stated.committee)
    if (difference) return difference
  }
  return undefined
}

/** The file has the members of ggzy-draw/1 and no others: what nobody reads, nobody has checked. */
const TOP = 'format profile draw tender lot ruleHash params table leaves root n poolCommit parties dealings beacon seed order decisions committee replacements opened acts'.split(' ')
const DECISION = ['index', 'verdict']
const INSIDE = {
  parties: ['party', 'commitment', 'secret', 'uscc', 'dealtAt', 'revealedAt'],
  decisions: DECISION,
  replacements: ['index', 'reason', 'evidence', 'by', 'decisions', 'committee', 'at'],
  opened: ['index', 'expertId', 'salt', 'path'],
  acts: ['payload', 'signature', 'crls']
}

function unknownMember(t: Transcript): { where: string } | undefined {
  const others = (value: object, known: string[], where: string) => Object.keys(value).flatMap((name) => (known.includes(name) ? [] : [`${where}${name}`]))
  const lists = t as unknown as Record<string, object[] | undefined>
  const unknown = [
    ...others(t, TOP, ''),
    ...Object.entries(INSIDE).flatMap(([list, known]) => (lists[list] ?? []).flatMap((entry, i) => others(entry, known, `${list}[${i}].`))),
    ...(t.replacements ?? []).flatMap((one, i) => one.decisions.flatMap((decision, k) => others(decision, DECISION, `replacements[${i}].decisions[${k}].`)))
  ]
  if (!unknown.length && t.table.every((row) => row.length === 3)) return undefined
  return { where: unknown[0] ?? 'table' }
}

/** Only those who were selected are opened, each once. */
function openedNames(t: Transcript) {
  const selected = new Set([t.committee, ...(t.replacements ?? []).map((one) => one.committee)].flat())
  return first(t.opened ?? [], (leaf) => {
    if (!selected.delete(leaf.index)) return { where: `opened[${leaf.index}]`, computed: 'not selected, or opened twice' }
    return openedLeaf(t, leaf)
  })
}

function openedLeaf(t: Transcript, leaf: OpenedLeaf) {
  const row = t.table[leaf.index]
  if (!row) return { where: `opened[${leaf.index}]` }
  const computed = expertLeaf(t.draw, leaf.index, leaf.expertId, row, unhex(leaf.salt))
  if (hex(computed) === t.leaves[leaf.index] && includes(computed, leaf.index, t.n, leaf.path.map(unhex), unhex(t.root))) return undefined
  return { where: `opened[${leaf.index}]`, stated: t.leaves[leaf.index], computed: hex(computed) }
}

export function parseParams(text: string): Params {
  const params = JSON.parse(text) as Params
  if (canonical(params) !== text) throw new Error('params are not in canonical form')
  return params
}

function poolShape(t: Transcript, params: Params) {
  return differs('params.n', t.n, params.n) ?? differs('leaves', t.n, t.leaves.length) ?? differs('table', t.n, t.table.length)
}

function partiesDistinct(t: Transcript) {
  const names = new Set(t.parties.map((p) => p.party))
  if (names.size === t.parties.length && names.size >= 2) return undefined
  return { where: 'parties', stated: [...t.parties.map((p) => p.party)].join(' '), computed: 'at least two different parties' }
}

function differs(where: string, computed: string | number, stated: string | number) {
  return computed === stated ? undefined : { where, stated: String(stated), computed: String(computed) }
}

function firstDifference<T>(where: string, computed: T[], stated: T[]) {
  for (let i = 0; i < Math.max(computed.length, stated.length); i++) {
    const [c, s] = [computed[i], stated[i]].map((v) => (v === undefined ? 'nothing' : canonical(v)))
    if (c !== s) return { where: `${where}[${i}]`, stated: s, computed: c }
  }
  return undefined
}

function first<T, R>(items: T[], check: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = check(item)
    if (found) return found
  }
  return undefined
}
