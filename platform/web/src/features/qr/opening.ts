/** Content keys come out of a sealed bid with the token on this machine or with the phone beside it, whichever the bid was sealed to. */
import { mediumless, Problem } from '@/api'
import { useSession } from '@/features/session/session'
import { Cancelled } from '@/shared/task'
import { base64, hex, unbase64, unhex } from '@/verify/bytes'
import { readCertificate } from '@/verify/certificate'
import type { Recipient } from '@/verify/sealed'
import { unwrapKey, wrapKey } from '@/verify/signature'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** More would make the header long; an organisation has a few phones. */
const MOST = 8

export interface Wish {
  recipient: Recipient
  about: { tender: string; lot: string; ticket: string }
  resolve: (key: Uint8Array) => void
  reject: (reason: Error) => void
}

export const useKeys = defineStore('keys', () => {
  const session = useSession()
  const wish = shallowRef<Wish>()

  /** Every certificate of the organisation that we know can open: what is sealed for both kinds opens with either (R10.2, R10.3). */
  async function wrapForAll(key: Uint8Array): Promise<Recipient[]> {
    const phones = (await mediumless.certificates()).filter((one) => one.state === 'ACTIVE' && one.certificate).slice(0, MOST)
    const all = [...(session.key ? [session.key.certificate] : []), ...phones.map((one) => one.certificate!)].map(unbase64)
    if (all.length === 0) throw new Problem(0, 'web.no-recipient', '')
    return Promise.all(all.map(async (der) => ({ certificate: readCertificate(der).digest, ...(await wrapKey(key, der)) })))
  }

  async function unwrap(recipients: Recipient[], about: Wish['about']): Promise<Uint8Array> {
    const own = recipients.find((one) => one.certificate === session.certificate?.digest)
    if (own && session.key) return unwrapKey(own, session.key)
    const phones = new Set((await mediumless.certificates()).filter((one) => one.state === 'ACTIVE').map((one) => one.account))
    const preferred = recipients.find((one) => one.certificate === session.account?.account && phones.has(one.certificate))
    const recipient = preferred ?? recipients.find((one) => phones.has(one.certificate))
    if (!recipient) throw new Problem(0, 'web.other-certificate', '')
    wish.value?.reject(new Cancelled())
    return new Promise((resolve, reject) => {
      wish.value = { recipient, about, resolve, reject }
    })
  }

  function done(key: string): void {
    wish.value?.resolve(unhex(key))
    wish.value = undefined
  }

  function cancel(): void {
    wish.value?.reject(new Cancelled())
    wish.value = undefined
  }

  return { wish, wrapForAll, unwrap, done, cancel }
})

/** What the phone is told, and what it answers; both under the key in the picture. */
export interface OpenRequest {
  tender: string
  lot: string
  ticket: string
  cipher: string
}
export interface OpenAnswer {
  key: string
}
export const cipherOf = (recipient: Recipient): string => base64(unbase64(recipient.key))
export const answerOf = (key: Uint8Array): OpenAnswer => ({ key: hex(key) })
