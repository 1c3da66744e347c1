import type { BidId, Recipient } from '@/verify/sealed'
import type { Prepared } from './sealer'

export type ToWorker = { kind: 'prepare'; file: Blob; bid: BidId; key: Uint8Array; recipients: Recipient[] } | { kind: 'piece'; number: number; digest: string }

export type FromWorker =
  | { kind: 'progress'; done: number; total: number }
  | { kind: 'prepared'; prepared: Prepared }
  | { kind: 'piece'; number: number; octets: Uint8Array }
  | { kind: 'failed'; number?: number; name: string; message: string }
