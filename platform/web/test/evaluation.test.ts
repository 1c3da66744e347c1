import { describe, expect, it } from 'vitest'
import { requireForms, requireReport, shownReport } from '@/features/evaluation/checked'
import { digestOf } from '@/verify/canonical'

const candidate = { rank: 1, ticket: 'aa', bidder: '91620000MA11111111', bidderName: '甲', priceFen: 100, total: '93.42' }
const content = { format: 'ggzy-report/1', tender: 'T-1', lot: '1', ranking: [candidate], rejected: [] }
const answer = { digest: digestOf(content), ranking: [candidate], rejected: [], report: content, seats: [] }
const toSign = (body: object = {}) => ({ act: 'evaluation.sign', body: { tender: 'T-1', lot: '1', reportDigest: digestOf(content), dissent: '', ...body } })
const refused = (code: string) => expect.objectContaining({ code })

describe('the report that an expert signs', () => {
  it('is the one whose digest is signed', () => {
    expect(requireReport(toSign(), shownReport(answer), '')).toEqual(toSign())
  })

  it('is shown from the object that the digest is of, whatever the platform puts beside it', () => {
    const shown = shownReport({ ...answer, ranking: [{ ...candidate, bidderName: '乙' }] })
    expect(shown.ranking[0]!.bidderName).toBe('甲')
  })

  it.each([
    ['another report', toSign({ reportDigest: 'f'.repeat(64) })],
    ['another dissent', toSign({ dissent: 'x' })],
    ['another lot', toSign({ lot: '2' })],
    ['something more', toSign({ more: 1 })],
    ['another act', { ...toSign(), act: 'bid.withdraw' }]
  ])('is not signed with %s in the act', (_what, given) => {
    expect(() => requireReport(given, shownReport(answer), '')).toThrowError(refused('web.report-differs'))
  })

  it('is not signed when the platform shows another one than it asks to sign', () => {
    const other = { ...answer, report: { ...content, ranking: [] } }
    expect(() => requireReport(toSign(), shownReport(other), '')).toThrowError(refused('web.report-differs'))
  })
})

describe('the forms that an expert signs', () => {
  const form = { ticket: 'bb', qualification: [{ id: 'q1', pass: true, reason: '' }], scores: [{ id: 's1', score: 88.5 }] }
  const desk = { tender: 'T-1', lot: '1', account: 'f'.repeat(64), seat: 2, forms: [form, { ...form, ticket: 'aa' }] }
  const row = (ticket: string) => ({ tender: 'T-1', lot: '1', account: desk.account, ticket, seat: 2, qualification: '[{"id":"q1","pass":true,"reason":""}]', scores: '[{"id":"s1","score":"88.5"}]' })
  const act = (formDigest: string) => ({ act: 'evaluation.submit', body: { tender: 'T-1', lot: '1', formDigest } })
  const right = act(digestOf({ forms: [row('aa'), row('bb')] }))

  it('are those of the page, in the order of the tickets', () => {
    expect(requireForms(right, desk)).toBe(right)
  })

  it('are not signed when the digest is of others', () => {
    expect(() => requireForms(act('0'.repeat(64)), desk)).toThrowError(refused('web.forms-differ'))
    expect(() => requireForms(right, { ...desk, forms: [{ ...form, scores: [{ id: 's1', score: 88 }] }, desk.forms[1]!] })).toThrowError(refused('web.forms-differ'))
  })
})
