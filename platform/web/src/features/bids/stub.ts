/** The bid stub `ggzy-stub/1`: what the bidder opens with. Kept in this browser and downloaded; nobody else has it. */
import { Problem } from '@/api'
import type { Act, Figure, Receipt, Submission } from '@/api'
import type { Recipient } from '@/verify/sealed'

export interface Stub {
  format: 'ggzy-stub/1'
  tender: string
  lot: string
  ticket: string
  version: number
  fileName: string
  plainSize: number
  plaintextDigest: string
  contentSalt: string
  salt: string
  figures: Record<string, Figure>
  root: string
  size: number
  chunks: number
  keyCommitment: string
  recipients: Recipient[]
  submission?: Submission
  act?: Act
}

export type KeptState = 'DRAFT' | 'SUBMITTED' | 'WITHDRAWN' | 'REPLACED'

/** A stub with what this browser remembers of it. */
export interface Kept {
  stub: Stub
  state: KeptState
  title: string
  receipt?: Receipt
  replaces?: { ticket: string; salt: string }
}

const PREFIX = 'ggzy-bid/'

const keyOf = (stub: Stub) => `${PREFIX}${stub.tender}/${stub.lot}/${stub.ticket}`

export const keep = (kept: Kept): void => localStorage.setItem(keyOf(kept.stub), JSON.stringify(kept))

export const forget = (stub: Stub): void => localStorage.removeItem(keyOf(stub))

/** The stubs of one person: several may use the same browser, each sees the bids that open with the own certificate. */
export function allKept(certificateDigest: string | undefined): Kept[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => JSON.parse(localStorage.getItem(name)!) as Kept)
    .filter(({ stub }) => certificateDigest !== undefined && isFor(stub, certificateDigest))
    .sort((a, b) => (b.receipt?.receivedAt ?? '').localeCompare(a.receipt?.receivedAt ?? ''))
}

export const keptFor = (certificateDigest: string | undefined, tender: string, lot?: string): Kept[] =>
  allKept(certificateDigest).filter(({ stub }) => stub.tender === tender && (!lot || stub.lot === lot))

export function parseStub(text: string): Stub {
  const stub = JSON.parse(text) as Stub
  if (stub?.format !== 'ggzy-stub/1' || !stub.ticket || !stub.recipients) throw new Problem(0, 'web.not-a-stub', '')
  return stub
}

/** A stub this person can open: one of its recipients is the loaded certificate. */
export const isFor = (stub: Stub, certificateDigest: string): boolean => stub.recipients.some((recipient) => recipient.certificate === certificateDigest)
