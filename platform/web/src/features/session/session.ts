/** Who is signed in, and the key that signs for this person on this device. */
import { login, practice, Problem, qr, type Account, type Challenge, type Role } from '@/api'
import { utf8, unbase64 } from '@/verify/bytes'
import { readCertificate } from '@/verify/certificate'
import { sign } from '@/verify/signature'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { textToSign } from './challenge'
import { parseKey, type PracticeKey } from './key'

const PRACTICE = 'ggzy-practice-key'

export const useSession = defineStore('session', () => {
  const account = ref<Account>()
  const key = shallowRef<PracticeKey>()
  const known = ref(false)

  async function recall(): Promise<void> {
    try {
      account.value = lowered(await login.me())
      await recallPracticeKey()
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure
      account.value = undefined
    } finally {
      known.value = true
    }
  }

  /** A practice key can be had from the platform again, so a reload need not lose it; any other key is in memory only. */
  async function recallPracticeKey(): Promise<void> {
    const file = sessionStorage.getItem(PRACTICE)
    if (!file || key.value) return
    const again = parseKey(await practice.key(file))
    if (readCertificate(unbase64(again.certificate)).digest === account.value?.account) key.value = again
  }

  async function enter(challenge: Challenge, with_: PracticeKey, practiceFile?: string): Promise<void> {
    // The clock of this device: the platform's own clock would vouch for the platform's own text.
    const text = textToSign(challenge, location.origin, Date.now())
    account.value = lowered(await login.answer(challenge.challenge, await sign(utf8(text), with_)))
    key.value = with_
    if (practiceFile) sessionStorage.setItem(PRACTICE, practiceFile)
    else sessionStorage.removeItem(PRACTICE)
  }

  /** The phone has signed the text; this browser, which asked, gets the session. No key is here. */
  async function enterByPhone(ticket: string, secret: string): Promise<void> {
    account.value = lowered(await qr.enter(ticket, secret))
    key.value = undefined
    sessionStorage.removeItem(PRACTICE)
  }

  /** Brings the key of the signed-in person back after a reload; another person's key is refused. */
  async function loadKey(file: File): Promise<void> {
    const loaded = parseKey(JSON.parse(await file.text()))
    if (account.value && readCertificate(unbase64(loaded.certificate)).digest !== account.value.account) throw new Problem(0, 'web.other-key', '')
    key.value = loaded
  }

  async function leave(): Promise<void> {
    await login.leave()
    sessionStorage.removeItem(PRACTICE)
    account.value = undefined
    key.value = undefined
  }

  const certificate = computed(() => (key.value ? readCertificate(unbase64(key.value.certificate)) : undefined))
  const has = (...roles: Role[]) => roles.some((role) => account.value?.roles.includes(role))

  return { account, key, known, certificate, recall, enter, enterByPhone, loadKey, leave, has }
})

const lowered = (account: Account): Account => ({ ...account, roles: account.roles.map((role) => role.toLowerCase() as Role) })
