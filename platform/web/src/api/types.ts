/** The shapes of docs/api.md. */
import type { Act } from '@/verify/act'
import type { Decision, Transcript } from '@/verify/draw'
import type { Fact, ProofBundle, Trust } from '@/verify/proof'
import type { Signature } from '@/verify/signature'

export type { Act, Decision, Fact, ProofBundle, Signature, Transcript, Trust }

export type Role = 'tenderer' | 'agency' | 'bidder' | 'expert' | 'centre' | 'supervisor' | 'public'

export interface SystemInfo {
  mode: 'practice' | 'production'
  chain: { kind: 'embedded' | 'real'; channel: string; simulator: boolean }
  time: string
  version: string
  log: { origin: string; size: number }
}

export interface Challenge {
  challenge: string
  text: string
  expiresAt: string
}

export interface Account {
  account: string
  name: string
  organisation: string
  uscc: string
  roles: Role[]
}

export interface PracticeAccount {
  role: string
  name: string
  file: string
  organisation?: string
  tender?: string
  lot?: string
}

export type TenderState =
  | 'DRAFT'
  | 'OPEN'
  | 'CLOSED'
  | 'OPENING'
  | 'OPENED'
  | 'EVALUATING'
  | 'EVALUATED'
  | 'CANDIDATES_PUBLIC'
  | 'AWARDED'
  | 'FAILED'

export interface TenderRow {
  id: string
  title: string
  region: string
  industry: string
  state: TenderState
  deadline: string
  publishedAt?: string | null
  lots: { lot: string; title: string; state: TenderState }[]
}

export interface Pages<T> {
  items: T[]
  page: number
  pages: number
  total: number
}

export interface Quota {
  specialty: string
  count: number
}
export interface QualificationItem {
  id: string
  title: string
}
export interface ScoringItem {
  id: string
  title: string
  max: number
  weight: number
  formula?: { name: string; up?: number; down?: number } | null
}

export interface Lot {
  lot: string
  title: string
  ceilingFen?: number | null
  quotas: Quota[]
  qualification: QualificationItem[]
  scoring: ScoringItem[]
  state?: TenderState
  failure?: string | null
}

export interface Publication {
  no: number
  kind: string
  tender: string
  lot?: string | null
  title: string
  body: string
  digest: string
  evidence: string
  publishedAt: string
}

export interface Tender {
  id: string
  title: string
  region: string
  industry: string
  tradeType: string
  state: TenderState
  deadline: string
  publishedAt?: string | null
  tendererUscc: string
  agencyUscc: string
  ruleSet: string
  ruleVersion: number
  document: { id: string; fileName: string; size: number; digest: string }
  lots: Lot[]
  evidence: { id: string; type: string; state: string; at: string }[]
  /** what the contract says now */
  chain?: { state?: string; deadline?: string; ruleVersion?: number; txId?: string } | null
}

/** An act's name with the body to sign, as the platform expects it. */
export interface ToSign {
  toSign: { act: string; body: Record<string, unknown> }
}

export interface Proven {
  evidence: string
}

export interface Draft {
  title: string
  region: string
  industry: string
  tradeType: string
  tendererUscc: string
  agencyUscc: string
  ruleSet: string
  deadline: string
  documentId: string
  lots: Lot[]
}

export interface Period {
  amount: number
  unit: 'DAYS' | 'WORKING_DAYS' | 'SECONDS'
  basis: string
}

export interface RuleSet {
  ruleSet: string
  version: number
  family: string
  from: string
  title: Record<string, string>
  params: { practice: boolean; minBidDays: number; minBidders: number; committeeMin: number; periods: Record<string, Period>; drawParties: string[] }
}

export interface DocumentInfo {
  id: string
  digest: string
  size: number
}

export interface Upload {
  upload: string
  missing: number[]
}

export interface Stored {
  at: string
  signature: string
}

export interface Submission {
  tender: string
  lot: string
  ticket: string
  version: number
  sealed: { root: string; size: number; chunks: number }
  stored?: Stored
  content: string
  figures: Record<string, string>
  bidder: string
}

export interface Receipt {
  tender?: string
  lot?: string
  ticket: string
  version?: number
  receivedAt: string
  deadline: string
  txId: string
  block: number
  digest: string
  /** What the endorsers signed: each one's signature is over these octets with `endorser` behind them. */
  responsePayload?: string | null
  endorsements: { mspId: string; certificate: string; endorser?: string | null; signature: string }[]
  evidence?: string | null
}

export interface Figure {
  salt: string
  value: string
}

export type EntryState = 'SEALED' | 'RELEASED' | 'OPENED' | 'REFUSED' | 'ABSENT'

export interface OpeningBid {
  lot: string
  ticket: string
  state: EntryState
  bidder?: string | null
  bidderName?: string | null
  figures?: Record<string, string>
  code?: string | null
  fault?: 'BIDDER' | 'OTHERS' | null
  progress: number
  evidence?: string | null
  txId?: string | null
}

export interface Opening {
  state: 'WAITING' | 'CLOSED' | 'RELEASING' | 'OPENED' | 'FAILED'
  releaseUntil?: string | null
  /** How many keys of a lot are in; nothing is opened before all are, or the window is over. */
  lots?: { lot: string; bids: number; released: number }[]
  bids: OpeningBid[]
  /** Where the platform knew something else than the chain. */
  differences?: { lot: string; ticket: string; code: string }[]
}

/** The gate's figures; a pool that an insider could guess is refused. */
export interface Gate {
  pool: number
  committeesBits: number
  largestChance: number
  twoOfThreeInsiders: number
}

export interface PreparedDraw {
  draw: string
  gate: Gate
  /** the body of the act draw.freezePool */
  toSign: Record<string, unknown>
}

/** What the contract's record says; numbers and digests, never a name. */
export interface DrawView {
  draw: string
  tender: string
  lot: string
  state: 'PREPARED' | 'POOLED' | 'COMMITTED' | 'FROZEN' | 'SEEDED' | 'DRAWN' | 'VOID'
  n: number
  root: string
  poolCommit: string
  removed: number
  cause?: string
  required?: string[]
  parties?: { party: string; commitment?: string; secret?: string }[]
  committee?: number[]
  current?: number[]
  table?: [string, string, string][]
  voided?: { from: string; cause: string; at: string }
  voids?: number
}

export interface Duty {
  tender: string
  lot: string
  title: string
  state: string
  seat: number
  seatState: SeatState
}

export interface EvaluatedBid {
  ticket: string
  bidder: string
  bidderName?: string | null
  priceFen: number
}

export interface Mark {
  id: string
  pass: boolean
  reason: string
}
export interface Score {
  id: string
  score: number
}

export interface Form {
  ticket: string
  qualification: Mark[]
  scores: Score[]
}

export type SeatState = 'INVITED' | 'AVOIDING' | 'CONFIRMED' | 'SUBMITTED' | 'SIGNED' | 'COUNTED_AS_AGREED'

export interface Signable {
  act: string
  body: Record<string, unknown>
}

export interface Evaluation {
  tender: string
  lot: string
  title: string
  seat: { seat: number; state: SeatState; specialty?: string }
  bids: EvaluatedBid[]
  qualification: QualificationItem[]
  scoring: ScoringItem[]
  /** one's own only */
  forms: Form[]
  toSign?: Signable | null
}

export interface Candidate {
  rank: number
  ticket: string
  bidder: string
  bidderName?: string | null
  priceFen: number
  total: number | string
}

export interface Rejection {
  ticket: string
  bidder: string
  bidderName?: string | null
  reasons: { item: string; against: number; members: number; words: string[] }[]
}

export interface Report {
  digest: string
  /** the object that the digest is of and that members sign */
  report: { tender: string; lot: string; ranking: Candidate[]; rejected: Rejection[]; [member: string]: unknown }
  ranking: Candidate[]
  rejected: Rejection[]
  seats: { seat: number; state: SeatState; dissent?: string | null }[]
  complete?: boolean
  toSign?: Signable | null
}

export interface Candidates {
  state: string
  ranking: Candidate[]
  rejected: Rejection[]
  publicityUntil?: string | null
  evidence?: string | null
  toSign?: Signable | null
}

export interface Award {
  winner?: Candidate | null
  awardedAt?: string | null
  evidence?: string | null
  toSign?: Signable | null
}

/** A fact and how far it is on its way into the log and onto the chain. */
export interface Located {
  id: string
  fact: Fact
  state: 'RECORDED' | 'INTEGRATED' | 'ANCHORED'
  index?: number | null
}

export interface TimelineEntry {
  at: string
  type: string
  subject: string
  txId?: string | null
  block?: number | null
  evidence?: string | null
  index?: number | null
  digest?: string
  actor?: string
  state?: string
}

export interface Difference {
  what: string
  table: string
  row: string
  column: string
  database?: string | null
  chain?: string | null
}

export interface Comparison {
  id?: string
  at: string
  compared: number
  facts?: number
  /** Rows that must have evidence and have none: 0, or something is wrong. */
  withoutEvidence?: number
  contracts?: number
  files?: number
  filesLeft?: number
  differences: Difference[]
}

export type QrPurpose = 'LOGIN' | 'SIGN' | 'OPEN'

export interface QrQuestion {
  purpose: QrPurpose
  /** SHA-256 of the browser's secret */
  browser: string
  text?: string
  /** AES-GCM under the key in the picture, which never reaches the platform */
  sealed?: string
  certificate?: string
}

export interface QrTicket {
  ticket: string
  code: string
  origin: string
  text: string
  until: string
}

export interface QrStatus {
  state: 'WAITING' | 'SCANNED' | 'CONFIRMED' | 'REFUSED' | 'EXPIRED'
  signature?: Signature | null
  sealed?: string | null
}

export interface QrSeen {
  ticket: string
  purpose: QrPurpose
  browser: string
  origin: string
  text: string
  sealed: string
  certificate: string
  name: string
  organisation: string
  address: string
  agent: string
  madeAt: string
  until: string
}

/** A key, and the token of the phone that uses it. */
export interface PhoneName {
  key: string
  token: string
}

export interface Authorised {
  key: string
  code: string
  until: string
}

export interface MediumlessKey {
  key: string
  person: string
  organisation: string
  device: string
  state: 'PENDING' | 'ACTIVE' | 'REVOKED'
  certificate?: string | null
  account?: string | null
  madeAt: string
  revokedAt?: string | null
  reason?: string | null
  failures: number
  epoch: number
}

export interface Invitation {
  session: string
  key: string
  person: string
  organisation: string
  device: string
  until: string
}

export interface KeyOffer {
  point: string
  challenge: string
  response: string
}

export interface KeyOpening extends KeyOffer {
  code: string
  salt: string
  confirmation: string
  pinVerifier: string
  device: string
}

export interface KeyMade {
  key: string
  publicKey: string
  confirmation: string
}

export interface KeySession {
  session: string
  digest: string
  shown: { name: string; value: string }[]
}
