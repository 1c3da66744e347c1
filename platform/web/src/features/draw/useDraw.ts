import { draws, type DrawView, type PreparedDraw } from '@/api'
import type { PoolRequest } from '@/api'
import { useSession } from '@/features/session/session'
import { useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'
import { H, hex } from '@/verify/bytes'
import type { Replay, Transcript } from '@/verify/draw'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { replayInWorker } from './replaying'
import { keepSecret, keptSecret, parseSecret, secretFor } from './secret'

const PARTIES = ['agency', 'centre', 'supervisor'] as const
/** The contract knows these and no others. */
export const LEAVING_REASONS = ['declined', 'no-answer', 'conflict', 'no-show', 'unable'] as const
export type LeavingReason = (typeof LEAVING_REASONS)[number]
const POLL_MILLIS = 3000

/** The newest draw of a lot: what its state is, and what the person at this device can add to it. */
export function useDraw(tender: () => string, lot: () => string) {
  const session = useSession()
  const signing = useSigning()
  const view = shallowRef<DrawView>()
  const prepared = shallowRef<PreparedDraw>()
  const replayed = shallowRef<{ transcript: Transcript; replay: Replay }>()
  const secretVersion = ref(0)

  const reading = useTask(async () => {
    for (const id of await draws.ofLot(tender(), lot())) {
      const found = await draws.read(id)
      if (found.state !== 'PREPARED') {
        view.value = found
        return
      }
    }
  })
  void reading.run()
  const polling = window.setInterval(() => {
    if (view.value?.state !== 'DRAWN' && view.value?.state !== 'VOID') void reading.run()
  }, POLL_MILLIS)
  onBeforeUnmount(() => clearInterval(polling))

  const party = computed(() => PARTIES.find((name) => session.has(name) && (view.value?.required ?? PARTIES).includes(name)))
  const mine = computed(() => view.value?.parties?.find((p) => p.party === party.value))
  const secret = computed(() => {
    void secretVersion.value
    return view.value && party.value ? keptSecret(view.value.draw, party.value) : undefined
  })

  const preparing = useTask(async (request: PoolRequest) => {
    prepared.value = await draws.prepare(tender(), lot(), request)
  })
  const freezing = useTask(async () => {
    const { draw, toSign } = prepared.value!
    view.value = await draws.freezePool(draw, await signing.ask('draw.freezePool', toSign))
    prepared.value = undefined
  })
  const dealing = useTask(async () => {
    const { draw, poolCommit } = view.value!
    const made = secretFor(draw, poolCommit, party.value!)
    secretVersion.value++
    view.value = await draws.deal(draw, await signing.ask('draw.deal', { draw, party: made.party, commitment: made.commitment }))
  })
  const revealing = useTask(async () => {
    const { draw, party: name, secret: value } = secret.value!
    view.value = await draws.reveal(draw, await signing.ask('draw.reveal', { draw, party: name, secret: value }))
  })
  const loadingSecret = useTask(async (file: File) => {
    keepSecret(parseSecret(await file.text(), view.value!.draw, party.value!))
    secretVersion.value++
  })
  const voiding = useTask(async (cause: string) => {
    view.value = await draws.void(view.value!.draw, await signing.ask('draw.void', { draw: view.value!.draw, cause }))
  })
  const replacing = useTask(async (index: number, reason: LeavingReason, document: File) => {
    const evidence = hex(H(new Uint8Array(await document.arrayBuffer())))
    view.value = await draws.replace(view.value!.draw, await signing.ask('draw.replace', { draw: view.value!.draw, index, reason, evidence }))
    replayed.value = undefined
  })
  const replaying = useTask(async () => {
    const transcript = await draws.transcript(view.value!.draw)
    replayed.value = { transcript, replay: await replayInWorker(transcript) }
  })

  return { view, prepared, replayed, party, mine, secret, reading, preparing, freezing, dealing, revealing, loadingSecret, voiding, replacing, replaying }
}
