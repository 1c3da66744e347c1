import { evaluations, openings, type Evaluation, type Form, type Report } from '@/api'
import { useSession } from '@/features/session/session'
import { useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'
import { computed } from 'vue'
import { requireForms, requireReport, shownReport } from './checked'

/** A member's own duty in one lot. */
export function useEvaluation(tender: () => string, lot: () => string) {
  const signing = useSigning()
  const session = useSession()
  const reading = useTask<[], Evaluation>(() => evaluations.read(tender(), lot()))
  const reporting = useTask<[], Report>(async () => shownReport(await evaluations.report(tender(), lot())))

  /** Before the declarations are in, the bidders are known from the public hall. */
  const bidders = useTask(async () => (await openings.read(tender())).bids.filter((bid) => bid.lot === lot() && bid.state === 'OPENED'))

  const settled = computed(() => ['SUBMITTED', 'SIGNED', 'COUNTED_AS_AGREED'].includes(reading.result.value?.seat.state ?? ''))

  async function refresh(): Promise<void> {
    await reading.run()
    if (reading.result.value?.seat.state === 'INVITED') await bidders.run()
    if (settled.value) await reporting.run()
  }
  void refresh()

  const avoiding = useTask(async (avoids: boolean, reason: string) => {
    const body = { tender: tender(), lot: lot(), avoids, reason }
    await evaluations.avoidance(tender(), lot(), await signing.ask('evaluation.avoidance', body))
    await refresh()
  })
  const saving = useTask(async (form: Form) => {
    await evaluations.qualify(tender(), lot(), form.ticket, form.qualification)
    if (form.scores.length) await evaluations.score(tender(), lot(), form.ticket, form.scores)
    await reading.run()
    return true
  })
  const submitting = useTask(async () => {
    const { toSign } = await evaluations.formsToSign(tender(), lot())
    const { seat, forms } = reading.result.value!
    const checked = requireForms(toSign, { tender: tender(), lot: lot(), account: session.account!.account, seat: seat.seat, forms })
    await evaluations.submit(tender(), lot(), await signing.ask(checked.act, checked.body))
    await refresh()
  })
  const signingReport = useTask(async (dissent: string) => {
    const { toSign } = await evaluations.report(tender(), lot(), dissent)
    if (!toSign) return
    const checked = requireReport(toSign, reporting.result.value!, dissent)
    const act = await signing.ask(checked.act, checked.body)
    await evaluations.sign(tender(), lot(), act, dissent || undefined)
    await refresh()
  })

  return { evaluation: reading.result, report: reporting.result, bidders: bidders.result, reading, reporting, settled, refresh, avoiding, saving, submitting, signingReport }
}
