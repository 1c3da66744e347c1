import { describe, expect, it } from 'vitest'
import { isPin } from '@/features/phone/keyring'
import { requestBody, signedRequest } from '@/features/phone/request'
import { laidOut } from '@/features/phone/transport'
import { comparison, linkOf, readLink, sealFor, unsealWith } from '@/features/qr/secret'
import { utf8 } from '@/verify/bytes'
import { children, oidOf, readDer } from '@/verify/der'

const TICKET = '0f'.repeat(16)
const KEY = 'ab'.repeat(32)
const BROWSER = 'cd'.repeat(32)

describe('the picture', () => {
  it('carries the ticket and a key behind the #, which no browser sends', () => {
    const link = new URL(linkOf('https://ggzy.example', TICKET, KEY))
    expect(link.pathname + link.search).toBe('/phone')
    expect(readLink(link.href)).toEqual({ ticket: TICKET, key: KEY })
    expect(readLink('ABCD2345')).toBeUndefined()
  })

  it('gives both screens the same two digits, and another ticket others more often than not', () => {
    expect(comparison(TICKET, BROWSER)).toMatch(/^[1-9]\d$/)
    const all = Array.from({ length: 200 }, (_, i) => comparison(TICKET, i.toString(16).padStart(64, '0')))
    expect(new Set(all).size).toBeGreaterThan(50)
  })

  it('hides a price from whoever has not seen it', async () => {
    const sealed = await sealFor(KEY, BROWSER, { price: '4500000000' })
    expect(atob(sealed.split('.')[1]!)).not.toContain('4500000000')
    expect(await unsealWith(KEY, BROWSER, sealed)).toEqual({ price: '4500000000' })
    await expect(unsealWith('00'.repeat(32), BROWSER, sealed)).rejects.toThrow()
    await expect(unsealWith(KEY, BROWSER + '/answer', sealed)).rejects.toThrow()
  })
})

describe('the phone', () => {
  it('lays an act out by itself, in an order that the platform keeps too', () => {
    const lines = laidOut(utf8('{"act":"bid.withdraw","body":{"lots":[{"lot":"1"}],"b":true},"nonce":"n"}'))
    expect(lines.map(({ name, value }) => `${name}=${value}`)).toEqual(['act=bid.withdraw', 'body.b=true', 'body.lots.0.lot=1', 'nonce=n'])
    expect(laidOut(utf8('GGZY-LOGIN-1\norigin: x'))).toEqual([
      { name: 'login', value: 'GGZY-LOGIN-1' },
      { name: 'login', value: 'origin: x' }
    ])
  })

  it('asks for a certificate as RFC 2986 wants it', () => {
    const body = requestBody(Uint8Array.from([4, ...new Array(64).fill(7)]), '周静')
    const [info, algorithm, signature] = children(readDer(signedRequest(body, Uint8Array.of(0x30, 0))))
    expect(info!.whole).toEqual(body)
    expect(oidOf(children(algorithm!)[0]!)).toBe('1.2.156.10197.1.501')
    expect(signature!.tag).toBe(3)
  })

  it('takes no PIN that everybody tries first', () => {
    expect(['12345', '123456', '000000', '987654', '345678'].filter(isPin)).toEqual([])
    expect(['271828', 'k3-lanzhou'].every(isPin)).toBe(true)
  })
})
