/** A party's secret number: random, made here, known to nobody until it is revealed. */
import { Problem } from '@/api'
import { randomHex } from '@/verify/act'
import { hex, unhex } from '@/verify/bytes'
import { commitment } from '@/verify/draw'

export interface Secret {
  format: 'ggzy-draw-secret/1'
  draw: string
  party: string
  secret: string
  commitment: string
}

const keyOf = (draw: string, party: string) => `ggzy-draw-secret/${draw}/${party}`

/** Makes and keeps a secret; one that was made before is used again, so that a reload cannot lose what is committed. */
export function secretFor(draw: string, poolCommit: string, party: string): Secret {
  const kept = keptSecret(draw, party)
  if (kept) return kept
  const secret = randomHex(32)
  const made: Secret = { format: 'ggzy-draw-secret/1', draw, party, secret, commitment: hex(commitment(draw, unhex(poolCommit), party, unhex(secret))) }
  keepSecret(made)
  return made
}

export function keptSecret(draw: string, party: string): Secret | undefined {
  const kept = localStorage.getItem(keyOf(draw, party))
  return kept ? (JSON.parse(kept) as Secret) : undefined
}

export const keepSecret = (secret: Secret): void => localStorage.setItem(keyOf(secret.draw, secret.party), JSON.stringify(secret))

export function parseSecret(text: string, draw: string, party: string): Secret {
  const secret = JSON.parse(text) as Secret
  if (secret?.format !== 'ggzy-draw-secret/1' || secret.draw !== draw || secret.party !== party) throw new Problem(0, 'web.other-secret', '')
  return secret
}
