/** The proof bundle `ggzy-proof/1`: is this fact in the log that the log's key and enough witnesses signed? */
import { canonicalBytes } from './canonical'
import { hex, unhex } from './bytes'
import { readEnvelope, repeats, type Organisation } from './endorsement'
import { includes, leafHash } from './merkle'
import { parseCheckpoint, parseNote, parseVerifierKey, signedBy } from './note'
import { satisfies } from './policy'

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
  name: 'format' | 'inclusion' | 'origin' | 'log' | 'witnesses' | 'anchor' | 'answer' | 'endorsements'
  holds: boolean
  /** what was looked at, in the words of the file */
  detail?: string
  /** it could not even be read */
  malformed?: boolean
}

export interface ProofVerdict {
  accepted: boolean
  checks: Check[]
}

const MEMBERS = ['format', 'fact', 'index', 'size', 'path', 'checkpoint', 'anchor']
const FACT_MEMBERS = ['format', 'id', 'type', 'subject', 'digest', 'actor', 'at']

/** What the organisations signed is the answer to `evidence.read` about this log, and repeats the asker's nonce; what is not so, by name. */
function answerDiffers({ result, envelope }: NonNullable<ProofBundle['anchor']>, trust: Trust): string[] {
  const { channel, contract, fn, status, asked, answer, broken } = readEnvelope(envelope, trust.organisations)
  const holds = {
    channel: channel === trust.channel,
    contract: contract === 'evidence',
    function: fn === 'read',
    status: status === 200,
    log: asked.log === answer.log,
    nonce: typeof asked.nonce === 'string' && asked.nonce === answer.nonce,
    result: repeats(answer, result)
  }
  return [...broken, ...Object.entries(holds).flatMap(([name, holding]) => (holding ? [] : [name]))]
}

/** Every check is made, also after one has failed: a reader wants to know all that is wrong. */
export function checkProof(bundle: ProofBundle, trust: Trust): ProofVerdict {
  const checks: Check[] = []
  const check = (name: Check['name'], run: () => [boolean, string?]) => {
    try {
      const [holds, detail] = run()
      checks.push({ name, holds, detail })
    } catch {
      checks.push({ name, holds: false, malformed: true })
    }
  }
  const note = () => parseNote(bundle.checkpoint)
  const checkpoint = () => parseCheckpoint(note().text)
  check('format', () => {
    const unknown = [...Object.keys(bundle).filter((name) => !MEMBERS.includes(name)), ...Object.keys(bundle.fact).filter((name) => !FACT_MEMBERS.includes(name))]
    const formats = bundle.format === 'ggzy-proof/1' && bundle.fact.format === 'ggzy-fact/1'
    return [formats && unknown.length === 0 && FACT_MEMBERS.every((name) => name in bundle.fact), [bundle.format, bundle.fact.format, ...unknown].join(' ')]
  })
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
  check('answer', () => {
    if (!bundle.anchor) return [false]
    const wrong = answerDiffers(bundle.anchor, trust)
    return [wrong.length === 0, wrong.join(', ') || undefined]
  })
  check('endorsements', () => {
    if (!bundle.anchor) return [false]
    const { signers } = readEnvelope(bundle.anchor.envelope, trust.organisations)
    const policy = trust.policies.evidence ?? ''
    return [satisfies(policy, signers), `${signers.map(({ mspId, role }) => [mspId, role].join('.')).join(', ')} · ${policy}`]
  })
  return { accepted: checks.every((c) => c.holds), checks }
}
