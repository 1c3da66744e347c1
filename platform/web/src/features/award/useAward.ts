import { awards, type Award, type Candidates } from '@/api'
import { useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'

/** Candidates and award of a lot. */
export function useAward(tender: () => string, lot: () => string) {
  const signing = useSigning()
  const candidates = useTask<[], Candidates>(() => awards.readCandidates(tender(), lot()))
  const award = useTask<[], Award>(() => awards.readAward(tender(), lot()))

  async function refresh(): Promise<void> {
    await candidates.run()
    await award.run()
  }
  void refresh()

  const publishing = useTask(async () => {
    const { toSign } = candidates.result.value!
    await awards.candidates(tender(), lot(), await signing.ask(toSign!.act, toSign!.body))
    await refresh()
    return true
  })
  const awarding = useTask(async (ticket: string, causes: Record<string, string>) => {
    const { toSign } = await awards.awardToSign(tender(), lot(), ticket, causes)
    await awards.award(tender(), lot(), await signing.ask(toSign.act, toSign.body))
    await refresh()
    return true
  })
  return { candidates: candidates.result, award: award.result, publishing, awarding }
}
