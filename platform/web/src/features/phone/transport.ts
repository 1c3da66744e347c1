/** The two-party protocol over the platform's doors. What the platform lays out as shown must be what this phone lays out. */
import { mediumless, Problem, type PhoneName } from '@/api'
import type { CosignServer } from '@/cosign/client'
import { CosignRefused, NoAnswer } from '@/cosign/refusal'
import { flatten, sorted, type Line } from '@/features/session/flatten'
import { base64, unbase64 } from '@/verify/bytes'

const number = (hex: string) => BigInt('0x' + hex)
const hex = (value: bigint) => value.toString(16).padStart(64, '0')

/** A refusal of the protocol is the protocol's; whether a step arrived is not known when the network or a neighbour failed. */
async function step<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure
    if (failure.code.startsWith('cosign.')) throw new CosignRefused(failure.code, failure.detail)
    if (failure.status === 0 || failure.status >= 502) throw new NoAnswer(failure.code)
    throw failure
  }
}

const DER_SEQUENCE = 0x30

export function laidOut(message: Uint8Array): Line[] {
  if (message[0] === DER_SEQUENCE) return [{ name: 'request', value: 'PKCS#10' }]
  const text = new TextDecoder().decode(message)
  if (text.startsWith('GGZY-LOGIN-1\n')) return text.split('\n').map((value) => ({ name: 'login', value }))
  return sorted(flatten(JSON.parse(text)))
}

export class HttpCosign implements CosignServer {
  constructor(private readonly phone: PhoneName) {}

  open: CosignServer['open'] = async (_key, purpose, message) => {
    const opened = await step(() => mediumless.session(this.phone, purpose, base64(message)))
    if (purpose === 'SIGN' && JSON.stringify(laidOut(message)) !== JSON.stringify(opened.shown.map(({ name, value }) => ({ name, value })))) {
      await mediumless.abort(this.phone, opened.session)
      throw new Problem(0, 'web.shown-differs', '')
    }
    return opened.session
  }

  sign: CosignServer['sign'] = async ({ session, epoch, q1, message, pinProof }) => {
    const body = { epoch, q1: base64(q1), message: base64(message), pinProof: base64(pinProof) }
    const answer = await step(() => mediumless.sign(this.phone, session, body))
    return { r: number(answer.r), s1: number(answer.s1) }
  }

  decrypt: CosignServer['decrypt'] = async ({ session, epoch, t1, pinProof }) =>
    unbase64((await step(() => mediumless.decrypt(this.phone, session, { epoch, t1: base64(t1), pinProof: base64(pinProof) }))).t2)

  refresh: CosignServer['refresh'] = async ({ session, epoch, rho, newPin, pinProof }) => {
    const body = { epoch, rho: hex(rho), newPin: newPin && base64(newPin), pinProof: base64(pinProof) }
    return (await step(() => mediumless.refresh(this.phone, session, body))).epoch
  }

  abort: CosignServer['abort'] = async (_key, session) => {
    await mediumless.abort(this.phone, session)
  }
}
