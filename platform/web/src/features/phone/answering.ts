/** The phone's side of a ticket: looks, checks, signs or opens, answers. */
import { Problem, qr, type QrSeen } from '@/api'
import { answerOf, type OpenRequest } from '@/features/qr/opening'
import { sealFor, unsealWith } from '@/features/qr/secret'
import { textToSign } from '@/features/session/challenge'
import { randomHex, type ActPayload } from '@/verify/act'
import { canonical } from '@/verify/canonical'
import type { Keyring, OwnKey } from './keyring'

/** A ticket with what the picture alone could tell. */
export interface Question {
  seen: QrSeen
  payload?: ActPayload
  /** what the commitments stand for; undefined where there are some and the picture was not scanned */
  plain: Record<string, string>
  opening?: OpenRequest
  key?: string
}

/** One name for this page's visit: the first phone that looks has the ticket. */
const phone = randomHex(16)

/** Refuses what was made for another address before anything is shown. */
export async function look(ticket: string, key: string | undefined): Promise<Question> {
  const seen = await qr.look(ticket, phone)
  if (seen.origin !== location.origin) throw new Problem(0, 'web.other-origin', '')
  if (seen.purpose === 'LOGIN') {
    textToSign({ text: seen.text, challenge: seen.text.slice(-32), expiresAt: seen.until }, location.origin, Date.now())
    return { seen, plain: {} }
  }
  if (seen.sealed && !key) throw new Problem(0, 'web.needs-picture', '')
  if (seen.purpose === 'OPEN') return { seen, plain: {}, key, opening: await unsealWith<OpenRequest>(key!, seen.browser, seen.sealed) }
  const payload = JSON.parse(seen.text) as ActPayload
  if (canonical(payload) !== seen.text) throw new Problem(0, 'web.shown-differs', '')
  const plain = seen.sealed ? await unsealWith<Record<string, string>>(key!, seen.browser, seen.sealed) : {}
  return { seen, payload, plain, key }
}

/** Which of the phone's keys may answer. */
export const fits = (question: Question, own: OwnKey, digest: string): boolean =>
  own.certificate !== '' && (question.seen.certificate === '' || question.seen.certificate === digest)

export async function confirm(question: Question, ring: Keyring, own: OwnKey, pin: string): Promise<void> {
  const { seen, opening, key } = question
  if (opening) {
    const opened = await ring.decrypt(own, opening.cipher, pin)
    return qr.open(seen.ticket, phone, await sealFor(key!, seen.browser + '/answer', answerOf(opened)))
  }
  return qr.confirm(seen.ticket, phone, await ring.sign(own, seen.text, pin))
}

export const refuse = (question: Question): Promise<void> => qr.refuse(question.seen.ticket, phone)
