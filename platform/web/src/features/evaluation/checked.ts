/** An expert signs a digest: what it is the digest of is what the page shows, or nothing is signed. */
import { Problem, type Form, type Report, type Signable } from '@/api'
import { canonical, digestOf } from '@/verify/canonical'

/** The report as its signed form has it: ranking and rejections are those of the object whose digest is signed, and no others. */
export function shownReport(answer: Report): Report {
  const { ranking, rejected } = answer.report
  return { ...answer, ranking, rejected, digest: digestOf(answer.report) }
}

/** What is signed is the report on the page, with the dissent on the page. */
export function requireReport(toSign: Signable, shown: Report, dissent: string): Signable {
  const { tender, lot } = shown.report
  if (toSign.act !== 'evaluation.sign' || !same(toSign.body, { tender, lot, reportDigest: shown.digest, dissent })) throw new Problem(0, 'web.report-differs', '')
  return toSign
}

interface Desk {
  tender: string
  lot: string
  account: string
  seat: number
  forms: Form[]
}

/** What is signed are the member's own forms, points written as text, as the page shows them, in the order of the tickets. */
export function requireForms(toSign: Signable, { tender, lot, account, seat, forms }: Desk): Signable {
  const inOrder = [...forms].sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
  const rows = inOrder.map(({ ticket, qualification, scores }) => ({ tender, lot, account, ticket, seat, qualification: canonical(qualification), scores: canonical(scores.map(({ id, score }) => ({ id, score: String(score) }))) }))
  if (toSign.act !== 'evaluation.submit' || !same(toSign.body, { tender, lot, formDigest: digestOf({ forms: rows }) })) throw new Problem(0, 'web.forms-differ', '')
  return toSign
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b)
