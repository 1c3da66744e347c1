/** Nothing is signed unseen: each act is shown in the dialog and signed only when the person says so. */
import { useClock } from '@/shared/clock'
import { Cancelled } from '@/shared/task'
import { payloadOf, signAct, type Act, type ActPayload } from '@/verify/act'
import { defineStore } from 'pinia'
import { nextTick, shallowRef } from 'vue'
import { useSession } from './session'

interface Request {
  payload: ActPayload
  /** what the commitments in the body stand for, so that nobody signs blind */
  plain: Record<string, string>
  /** the person has said so: from here on nothing of the payload changes */
  confirmed?: boolean
  resolve: (act: Act) => void
  reject: (reason: Error) => void
}

export const useSigning = defineStore('signing', () => {
  const request = shallowRef<Request>()
  const clock = useClock()
  const session = useSession()

  function ask(act: string, body: unknown, plain: Record<string, string> = {}): Promise<Act> {
    request.value?.reject(new Cancelled())
    return new Promise((resolve, reject) => {
      request.value = { payload: payloadOf(act, body, clock.instant()), plain, resolve, reject }
    })
  }

  async function confirm(): Promise<void> {
    const current = request.value
    if (!current || !session.key) return
    // The instant is fixed when the person says so, and shown with what is signed: reading may take a while.
    const payload = { ...current.payload, at: clock.instant().toISOString() }
    request.value = { ...current, payload, confirmed: true }
    await nextTick()
    current.resolve(await signAct(payload, session.key))
    request.value = undefined
  }

  function cancel(): void {
    request.value?.reject(new Cancelled())
    request.value = undefined
  }

  return { request, ask, confirm, cancel }
})
