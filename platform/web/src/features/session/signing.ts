/** Nothing is signed unseen: each act is shown in the dialog, and on the phone where that signs, and signed only when the person says so. */
import { mediumless, Problem } from '@/api'
import { useClock } from '@/shared/clock'
import { Cancelled } from '@/shared/task'
import { payloadOf, signAct, type Act, type ActPayload } from '@/verify/act'
import { H, hex, unbase64, utf8 } from '@/verify/bytes'
import { canonical } from '@/verify/canonical'
import { signatureHolds, type Signature } from '@/verify/signature'
import { defineStore } from 'pinia'
import { nextTick, shallowRef } from 'vue'
import { useSession } from './session'

/** What is signed; some bodies name the certificate that signs them. */
export type Body = unknown | ((certificate: string) => unknown)

interface Request {
  payload: ActPayload
  body: Body
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

  function ask(act: string, body: Body, plain: Record<string, string> = {}): Promise<Act> {
    request.value?.reject(new Cancelled())
    return new Promise((resolve, reject) => {
      const own = bodyFor(body, session.certificate?.digest ?? session.account?.account ?? '')
      request.value = { payload: payloadOf(act, own, clock.instant()), body, plain, resolve, reject }
    })
  }

  async function confirm(): Promise<void> {
    const current = request.value
    if (!current || !session.key) return
    const payload = await fixed(current, current.payload.body)
    current.resolve(await signAct(payload, session.key))
    request.value = undefined
  }

  /** Fixes what the phone will sign. The certificate is named where the body or the session names one; otherwise any of the organisation will do. */
  async function forPhone(): Promise<{ payload: ActPayload; certificate: string }> {
    const current = request.value!
    const certificate = await phoneFor(current.body)
    return { payload: await fixed(current, bodyFor(current.body, certificate)), certificate }
  }

  /** The phone's signature counts when it holds over what this page has shown. */
  async function signed(payload: ActPayload, signature: Signature): Promise<void> {
    if (!(await signatureHolds(utf8(canonical(payload)), signature))) throw new Problem(0, 'web.phone-signature', '')
    request.value?.resolve({ payload, signature: { ...signature, chain: signature.chain ?? [] } })
    request.value = undefined
  }

  async function phoneFor(body: Body): Promise<string> {
    const phones = session.account?.uscc ? (await mediumless.certificates()).filter((one) => one.state === 'ACTIVE' && one.account) : []
    const own = phones.find((one) => one.account === session.account?.account)
    if (own) return own.account!
    if (typeof body !== 'function') return ''
    const mine = phones.find((one) => one.person === session.account?.name) ?? phones[0]
    if (!mine) throw new Problem(0, 'web.no-phone-key', '')
    return mine.account!
  }

  /** The instant is fixed when the person says so, and shown with what is signed: reading may take a while. */
  async function fixed(current: Request, body: unknown): Promise<ActPayload> {
    const payload = { ...current.payload, body, at: clock.instant().toISOString() }
    request.value = { ...current, payload, confirmed: true }
    await nextTick()
    return payload
  }

  /** Back to before the person said so: the phone refused, or the time was over. */
  function reconsider(): void {
    if (request.value) request.value = { ...request.value, confirmed: false }
  }

  function cancel(): void {
    request.value?.reject(new Cancelled())
    request.value = undefined
  }

  return { request, ask, confirm, forPhone, signed, reconsider, cancel }
})

const bodyFor = (body: Body, certificate: string): unknown => (typeof body === 'function' ? (body as (certificate: string) => unknown)(certificate) : body)

export const signerOf = (act: Act): string => hex(H(unbase64(act.signature.certificate)))
