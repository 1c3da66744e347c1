/** The practice key file `ggzy-practice-key/1`: a certificate with its private key, kept in memory only. */
import { Problem } from '@/api'
import type { SigningKey } from '@/verify/signature'

export interface PracticeKey extends SigningKey {
  format: 'ggzy-practice-key/1'
  role: string
  name: string
  organisation: string
  uscc: string
}

export function parseKey(value: unknown): PracticeKey {
  const key = value as PracticeKey
  if (key?.format !== 'ggzy-practice-key/1' || !key.privateKey || !key.certificate) throw new Problem(0, 'web.not-a-key', '')
  return { ...key, chain: key.chain ?? [] }
}
