/** The waiting browser's side of a ticket: asks, shows, polls until the phone has answered. */
import { Problem, qr, type QrPurpose, type QrStatus, type QrTicket } from '@/api'
import { Cancelled } from '@/shared/task'
import { randomHex } from '@/verify/act'
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { browserOf, comparison, linkOf, sealFor } from './secret'

const EVERY = 1200

export interface Shown extends QrTicket {
  number: string
  link: string
}

export interface Question {
  purpose: QrPurpose
  text?: string
  certificate?: string
  /** what only the phone may read */
  secret?: unknown
}

export function useTicket() {
  const shown = shallowRef<Shown>()
  const state = ref<QrStatus['state']>('WAITING')
  let running = 0

  /** The phone's answer with the keys that belong to the ticket; refused, expired and cancelled are failures. */
  async function ask(question: Question): Promise<{ status: QrStatus; ticket: string; secret: string; key: string }> {
    const mine = ++running
    const secret = randomHex(32)
    const key = randomHex(32)
    const browser = browserOf(secret)
    const sealed = question.secret === undefined ? undefined : await sealFor(key, browser, question.secret)
    const ticket = await qr.make({ purpose: question.purpose, browser, text: question.text, certificate: question.certificate, sealed })
    state.value = 'WAITING'
    // The address of this page, not what the platform says it is: the phone compares the two.
    shown.value = { ...ticket, number: comparison(ticket.ticket, browser), link: linkOf(location.origin, ticket.ticket, key) }
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, EVERY))
      if (mine !== running) throw new Cancelled()
      const status = await asked(ticket.ticket, secret)
      if (!status) continue
      state.value = status.state
      if (status.state === 'REFUSED') throw new Problem(0, 'web.ticket-refused', '')
      if (status.state === 'EXPIRED') throw new Problem(0, 'web.ticket-expired', '')
      if (status.state === 'CONFIRMED') return { status, ticket: ticket.ticket, secret, key }
    }
  }

  /** A lost answer is asked for again. */
  async function asked(ticket: string, secret: string): Promise<QrStatus | undefined> {
    try {
      return await qr.status(ticket, secret)
    } catch (failure) {
      if (failure instanceof Problem && failure.status !== 0 && failure.status < 500) throw failure
      return undefined
    }
  }

  function stop(): void {
    running++
    shown.value = undefined
  }

  onBeforeUnmount(stop)
  return { shown, state, ask, stop }
}
