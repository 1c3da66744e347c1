/** The verdict of docs/verdict.schema.json, and how its path is drawn. */
export type Outcome = 'PASSED' | 'WARNED' | 'UNDETERMINED' | 'FAILED'

export interface Check {
  id: string
  rule: { id: string; zh: string; en: string }
  outcome: Outcome
  reason: string
  evidence: string
  references: { kind: string; id: string }[]
  children: Check[]
}

export interface Step {
  subject: string
  serial: string
  from: string
  until: string
  certificate: string
}

export interface Verdict {
  status: 'VALID' | 'INVALID' | 'UNDETERMINED'
  reason: { code: string; etsi: string; zh: string; en: string }
  service?: string
  identity?: { uscc?: string; organisation?: string; person?: string }
  path: Step[]
  checks: Check[]
  recheckAt?: string
  wouldSettle: { kind: string; about: string; at?: string; zh: string; en: string }[]
}

const GRAVITY: Outcome[] = ['PASSED', 'WARNED', 'UNDETERMINED', 'FAILED']

const worst = (all: Outcome[]): Outcome => all.reduce((a, b) => (GRAVITY.indexOf(b) > GRAVITY.indexOf(a) ? b : a), 'PASSED' as Outcome)

/** The checks that are made of no others: each speaks of one thing. */
function single(checks: Check[]): Check[] {
  return checks.flatMap((check) => (check.children.length ? single(check.children) : [check]))
}

const certificatesOf = (check: Check) => check.references.filter((one) => one.kind === 'CERTIFICATE').map((one) => one.id)

export interface Node {
  step: Step
  name: string
  place: 'holder' | 'between' | 'listed'
  outcome: Outcome
  y: number
}

export interface Link {
  outcome: Outcome
  from: number
  to: number
}

export interface Drawing {
  width: number
  height: number
  nodes: Node[]
  links: Link[]
}

export const BOX = { width: 460, height: 84, gap: 58, margin: 8 }

/** Holder above, listed authority below; a box is coloured by what was said of that certificate alone, an arrow by its signature. */
export function drawing(verdict: Verdict): Drawing {
  const checks = single(verdict.checks)
  const { width, height, gap, margin } = BOX
  const nodes = verdict.path.map((step, i): Node => {
    const own = checks.filter((check) => certificatesOf(check).length === 1 && certificatesOf(check)[0] === step.certificate)
    return {
      step,
      name: nameOf(step.subject),
      place: i === 0 ? 'holder' : i === verdict.path.length - 1 ? 'listed' : 'between',
      outcome: worst(own.map((check) => check.outcome)),
      y: margin + i * (height + gap)
    }
  })
  const links = nodes.slice(1).map((below, i): Link => {
    const both = [nodes[i]!.step.certificate, below.step.certificate]
    const signed = checks.filter((check) => certificatesOf(check).length === 2 && both.every((one) => certificatesOf(check).includes(one)))
    return { outcome: signed.length ? worst(signed.map((check) => check.outcome)) : 'UNDETERMINED', from: nodes[i]!.y + height, to: below.y }
  })
  return { width: width + 2 * margin, height: Math.max(0, nodes.length * (height + gap) - gap + 2 * margin), nodes, links }
}

/** The common name if there is one, else the whole name. */
export function nameOf(subject: string): string {
  const found = /(?:^|,)\s*CN=((?:\\.|[^,\\])+)/.exec(subject)
  return (found?.[1] ?? subject).replace(/\\(.)/g, '$1')
}

/** A certificate as PEM, from PEM or DER. */
export function pem(octets: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(octets)
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  const base64 = btoa(Array.from(octets, (one) => String.fromCharCode(one)).join(''))
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}
