import { evidence, monitor, Problem, type TimelineEntry, type Trust } from '@/api'
import { problemOf, useTask } from '@/shared/task'
import { checkProof, type ProofVerdict } from '@/verify/proof'
import { reactive } from 'vue'

export type EntryVerdict = { state: 'running' } | { state: 'pending' } | { state: 'done'; verdict: ProofVerdict } | { state: 'error'; why: string }

/** The supervisor's timeline; each entry's proof is fetched and checked here, not believed. */
export function useTimeline(tender: () => string) {
  const verdicts = reactive<Record<string, EntryVerdict>>({})
  let trust: Trust | undefined

  const reading = useTask(async () => {
    const found = await monitor.timeline(tender())
    return Array.isArray(found) ? found : found.entries
  })
  void reading.run()

  async function verify(entry: TimelineEntry): Promise<void> {
    const id = entry.evidence
    if (!id) return
    verdicts[id] = { state: 'running' }
    try {
      trust ??= await evidence.trust()
      const bundle = await evidence.proof(id)
      const verdict = checkProof(bundle, trust)
      const sameFact = bundle.fact.id === id && (!entry.digest || bundle.fact.digest === entry.digest)
      verdicts[id] = sameFact ? { state: 'done', verdict } : { state: 'error', why: 'web.proof-of-another-fact' }
    } catch (failure) {
      const pending = failure instanceof Problem && ['evidence.not-anchored-yet', 'evidence.not-cosigned-yet'].includes(failure.code)
      verdicts[id] = pending ? { state: 'pending' } : { state: 'error', why: problemOf(failure).code }
    }
  }

  async function verifyAll(): Promise<void> {
    for (const entry of reading.result.value ?? []) await verify(entry)
  }

  return { entries: reading.result, problem: reading.problem, verdicts, verify, verifyAll }
}
