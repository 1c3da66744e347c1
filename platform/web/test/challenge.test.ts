import { expect, it } from 'vitest'
import { textToSign } from '@/features/session/challenge'
import { canonical } from '@/verify/canonical'

const ORIGIN = 'https://ggzy.example'
const ID = '0123456789abcdef0123456789abcdef'
const NOW = Date.parse('2026-03-01T01:30:00Z')
const GOOD = `GGZY-LOGIN-1\norigin: ${ORIGIN}\ntime: 2026-03-01T01:30:00.123456Z\nchallenge: ${ID}`
const asked = (text: string, challenge = ID, now = NOW) => textToSign({ text, challenge, expiresAt: '' }, ORIGIN, now)
const ACT = canonical({ act: 'bid.withdraw', at: '2026-03-01T01:30:00Z', nonce: '00', body: {} })

it('signs the four known lines', () => {
  expect(asked(GOOD)).toBe(GOOD)
})

it.each([
  ['nothing', ''],
  ['an act', ACT],
  ['another format', GOOD.replace('LOGIN-1', 'LOGIN-2')],
  ['another server', GOOD.replace('ggzy.example', 'other.example')],
  ['another challenge', GOOD.replace('0123', 'ffff')],
  ['a line more', GOOD + '\n'],
  ['an act behind it', GOOD + '\n' + ACT],
  ['an act before it', ACT + '\n' + GOOD],
  ['other line ends', GOOD.replaceAll('\n', '\r\n')],
  ['a time that is none', GOOD.replace('2026-03-01T01:30:00.123456Z', 'yesterday')]
])('does not sign %s', (_what, text) => {
  expect(() => asked(text)).toThrowError(expect.objectContaining({ code: 'web.challenge-refused' }))
})

it('does not sign an act that the server calls a challenge', () => {
  expect(() => asked(ACT, ACT)).toThrowError(expect.objectContaining({ code: 'web.challenge-refused' }))
})

it('does not sign a text of another time', () => {
  expect(asked(GOOD, ID, NOW + 120_000)).toBe(GOOD)
  for (const off of [120_124, -120_000]) expect(() => asked(GOOD, ID, NOW + off)).toThrowError(expect.objectContaining({ code: 'web.challenge-time' }))
})
