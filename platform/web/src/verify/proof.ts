/** The proof bundle `ggzy-proof/1`: is this fact in the log that the log's key and enough witnesses signed? */
import { canonicalBytes } from './canonical'
import { hex, unhex } from './bytes'
import { readEnvelope, repeats, satisfies, type Organisation } from './endorsement'
import { includes, leafHash } from './merkle'
import { parseCheckpoint, parseNote, parseVerifierKey, signedBy } from './note'

export interface Fact {
  format: string
  id: string
  type: string
  subject: string
  digest: string
  actor: string
  at: string
}

export interface ProofBundle {
  format: string
  fact: Fact
  index: number
  size: number
  path: string[]
  checkpoint: string
  anchor?: { channel: string; result: { log: string; size: number; root: string; at: string; txId: string }; envelope: string }
}

export interface Trust {
  format: string
  log: string
  witnesses: string[]
  witnessThreshold: number
  channel: string
  organisations: Organisation[]
  policies: Record<string, string>
}

export interface Check {
  name: 'format' | 'inclusion' | 'origin' | 'log' | 'witnesses' | 'anchor' | 'endorsements'
  holds: boolean
  detail?: string
}

export interface ProofVerdict {
  accepted: boolean
  checks: Check[]
}

/** Every check is made, also after one has failed: a reader wants to know all that is wrong. */
export function checkProof(bundle: ProofBundle, trust: Trust): ProofVerdict {
  const checks: Check[] = []
  const check = (name: Check['name'], run: () => [boolean, string?]) => {
    try {
      const [holds, detail] = run()
      checks.push({ name, holds, detail })
    } catch (failure) {
      checks.push({ name, holds: false, detail: failure instanceof Error ? failure.message : String(failure) })
    }
  }
  const note = () => parseNote(bundle.checkpoint)
  const checkpoint = () => parseCheckpoint(note().text)
  check('format', () => [bundle.format === 'ggzy-proof/1' && bundle.fact.format === 'ggzy-fact/1', `${bundle.format} ${bundle.fact.format}`])
  check('inclusion', () => {
    const { size, root } = checkpoint()
    const holds = size === bundle.size && includes(leafHash(canonicalBytes(bundle.fact)), bundle.index, size, bundle.path.map(unhex), root)
    return [holds, `${bundle.index} / ${size}`]
  })
  check('origin', () => [checkpoint().origin === parseVerifierKey(trust.log).name, checkpoint().origin])
  check('log', () => [signedBy(note(), parseVerifierKey(trust.log)), parseVerifierKey(trust.log).name])
  check('witnesses', () => {
    const keys = [...new Map(trust.witnesses.map((vkey) => [vkey, parseVerifierKey(vkey)])).values()]
    const signed = keys.filter((key) => signedBy(note(), key)).map((key) => key.name)
    return [signed.length >= trust.witnessThreshold && trust.witnessThreshold > 0, `${signed.join(', ')} (${signed.length} ≥ ${trust.witnessThreshold})`]
  })
  check('anchor', () => {
    if (!bundle.anchor) return [false]
    const { size, root } = checkpoint()
    const { result, channel } = bundle.anchor
    const holds = channel === trust.channel && result.size === size && result.root === hex(root) && result.log === checkpoint().origin
    return [holds, `${channel} ${result.txId}`]
  })
  check('endorsements', () => {
    if (!bundle.anchor) return [false]
    const { channel, contract, answer, signers } = readEnvelope(bundle.anchor.envelope, trust.organisations)
    const policy = trust.policies.evidence ?? ''
    const said = contract === 'evidence' && channel === trust.channel && repeats(answer, bundle.anchor.result)
    return [said && satisfies(policy, signers), `${signers.filter((signer) => !signer.endsWith('.member')).join(', ')} · ${policy}`]
  })
  return { accepted: checks.every((c) => c.holds), checks }
}
