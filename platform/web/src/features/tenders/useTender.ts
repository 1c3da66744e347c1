import { tenders, type Tender, Problem } from '@/api'
import { useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'
import { H, hex, utf8 } from '@/verify/bytes'

/** The tender of a page, and what its party can do with it. */
export function useTender(id: () => string) {
  const signing = useSigning()
  const reading = useTask(() => tenders.read(id()))
  const publishing = useTask(async (tender: Tender) => {
    const { toSign } = await tenders.toSign(tender.id)
    requireSame(toSign.body, tender)
    const proven = await tenders.publish(tender.id, await signing.ask(toSign.act, toSign.body))
    await reading.run()
    return proven
  })
  const postponing = useTask(async (deadline: string, notice: string, affectsBids: boolean) => {
    const body = { tender: id(), deadline, noticeDigest: hex(H(utf8(notice))) }
    const proven = await tenders.postpone(id(), await signing.ask('tender.postpone', body), notice, affectsBids)
    await reading.run()
    return proven
  })
  void reading.run()
  return { tender: reading.result, refresh: reading.run, problem: reading.problem, publishing, postponing }
}

/** The platform proposes the words to sign; this page only signs what it shows. */
function requireSame(body: Record<string, unknown>, tender: Tender): void {
  const shown: Record<string, unknown> = {
    tender: tender.id,
    titleDigest: hex(H(utf8(tender.title))),
    documentDigest: tender.document.digest,
    ruleSet: tender.ruleSet,
    ruleVersion: tender.ruleVersion
  }
  const differing = Object.keys(shown).filter((name) => body[name] !== shown[name])
  if (Date.parse(String(body.deadline)) !== Date.parse(tender.deadline)) differing.push('deadline')
  if (differing.length) throw new Problem(0, 'web.sign-differs', '', { differing })
}
