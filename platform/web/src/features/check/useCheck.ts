import { Problem } from '@/api'
import type { Fact } from '@/api'
import { useTask } from '@/shared/task'
import type { Replay, Transcript } from '@/verify/draw'
import { replayInWorker } from '@/features/draw/replaying'
import { checkProof, type ProofBundle, type ProofVerdict, type Trust } from '@/verify/proof'
import { computed, ref, shallowRef } from 'vue'
import { digestOf } from '@/verify/canonical'
import { digestOfFile } from './digest'

export type Finding =
  | { kind: 'file'; name: string; digest: string; facts?: Fact[] }
  | { kind: 'proof'; name: string; bundle: ProofBundle }
  | { kind: 'draw'; name: string; transcript: Transcript; replay: Replay }
  | { kind: 'unreadable'; name: string; why: 'json' | 'format' | 'form' }

/** Where facts and the root of trust come from; the offline page has neither. */
export interface Sources {
  lookup?: (digest: string) => Promise<Fact[]>
  trust?: () => Promise<Trust>
  proof?: (evidence: string) => Promise<ProofBundle>
}

const JSON_LIMIT = 8 * 1024 * 1024

export function useCheck(sources: Sources) {
  const finding = shallowRef<Finding>()
  const progress = ref(0)
  const ownTrust = shallowRef<{ name: string; trust: Trust }>()
  const platformTrust = shallowRef<Trust>()

  const verdict = computed<ProofVerdict | undefined>(() => {
    const trust = ownTrust.value?.trust ?? platformTrust.value
    return finding.value?.kind === 'proof' && trust ? checkProof(finding.value.bundle, trust) : undefined
  })

  const file = useTask(async (chosen: File) => {
    finding.value = undefined
    progress.value = 0
    finding.value = (await special(chosen)) ?? (await plain(chosen))
    if (finding.value.kind === 'proof') await fetchTrust()
  })

  const number = useTask(async (evidence: string) => {
    finding.value = undefined
    finding.value = { kind: 'proof', name: evidence, bundle: await sources.proof!(evidence) }
    await fetchTrust()
  })

  const trust = useTask(async (chosen: File) => {
    ownTrust.value = { name: chosen.name, trust: JSON.parse(await chosen.text()) as Trust }
  })

  async function fetchTrust(): Promise<void> {
    if (!ownTrust.value) platformTrust.value ??= await sources.trust?.()
  }

  async function special(chosen: File): Promise<Finding | undefined> {
    const named = /\.(proof|draw)\.json$/.test(chosen.name)
    if (!chosen.name.endsWith('.json') || chosen.size > JSON_LIMIT) return undefined
    try {
      const value = JSON.parse(await chosen.text())
      if (value?.format === 'ggzy-proof/1') return { kind: 'proof', name: chosen.name, bundle: value }
      if (value?.format === 'ggzy-draw/1') return { kind: 'draw', name: chosen.name, transcript: value, replay: await replayInWorker(value) }
      return named ? { kind: 'unreadable', name: chosen.name, why: 'format' } : undefined
    } catch (failure) {
      if (failure instanceof Problem && failure.code !== 'web.transcript-unreadable') throw failure
      return named ? { kind: 'unreadable', name: chosen.name, why: failure instanceof SyntaxError ? 'json' : 'form' } : undefined
    }
  }

  async function plain(chosen: File): Promise<Finding> {
    const digest = await digestOfFile(chosen, (done) => (progress.value = Math.round((100 * done) / chosen.size)))
    return { kind: 'file', name: chosen.name, digest, facts: sources.lookup && (await facts(chosen, digest)) }
  }

  /** A JSON file (a receipt, a report) is on record under the digest of its canonical form. */
  async function facts(chosen: File, digest: string): Promise<Fact[]> {
    const found = await sources.lookup!(digest)
    if (found.length || !chosen.name.endsWith('.json') || chosen.size > JSON_LIMIT) return found
    try {
      return await sources.lookup!(digestOf(JSON.parse(await chosen.text())))
    } catch (failure) {
      if (failure instanceof SyntaxError) return found
      throw failure
    }
  }

  return { finding, progress, verdict, ownTrust, file, number, trust }
}
