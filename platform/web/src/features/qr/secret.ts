/** What only the picture carries: a key that the platform never sees, for what must stay secret from it. */
import { H, base64, enc, hex, unbase64, unhex, utf8 } from '@/verify/bytes'

const aes = (key: string, usage: KeyUsage) => crypto.subtle.importKey('raw', new Uint8Array(unhex(key)), 'AES-GCM', false, [usage])

export async function sealFor(key: string, ticketPart: string, value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const params = { name: 'AES-GCM', iv, additionalData: new Uint8Array(utf8(ticketPart)) }
  const sealed = new Uint8Array(await crypto.subtle.encrypt(params, await aes(key, 'encrypt'), new Uint8Array(utf8(JSON.stringify(value)))))
  return base64(iv) + '.' + base64(sealed)
}

export async function unsealWith<T>(key: string, ticketPart: string, text: string): Promise<T> {
  const [iv, sealed] = text.split('.')
  const params = { name: 'AES-GCM', iv: new Uint8Array(unbase64(iv!)), additionalData: new Uint8Array(utf8(ticketPart)) }
  const plain = await crypto.subtle.decrypt(params, await aes(key, 'decrypt'), new Uint8Array(unbase64(sealed!)))
  return JSON.parse(new TextDecoder().decode(plain)) as T
}

/** The two digits that both screens show: whoever sees another number is looking at another question. */
export function comparison(ticket: string, browser: string): string {
  const digest = H(enc('ggzy-qr-number-v1', ticket, browser))
  return String(10 + (new DataView(digest.buffer, digest.byteOffset).getUint32(0) % 90))
}

export const browserOf = (secret: string): string => hex(H(utf8(secret)))

/** The key is behind the #, which no browser sends. */
export const linkOf = (origin: string, ticket: string, key: string): string => `${origin}/phone#t=${ticket}&k=${key}`

export function readLink(text: string): { ticket: string; key?: string } | undefined {
  const hash = text.includes('#') ? text.slice(text.indexOf('#') + 1) : text
  const found = new URLSearchParams(hash)
  const ticket = found.get('t')
  return ticket && /^[0-9a-f]{32}$/.test(ticket) ? { ticket, key: found.get('k') ?? undefined } : undefined
}
