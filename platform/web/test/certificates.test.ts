import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import PathDrawing from '@/features/certificates/PathDrawing.vue'
import VerdictPage from '@/features/certificates/VerdictPage.vue'
import { drawing, nameOf, pem, type Check, type Outcome, type Verdict } from '@/features/certificates/verdict'
import { useSession } from '@/features/session/session'
import { platform, show } from './mounting'

const [HOLDER, BETWEEN, LISTED] = ['a', 'b', 'c'].map((one) => 'sha256:' + one.repeat(64)) as [string, string, string]

const check = (id: string, outcome: Outcome, of: string[] = [], children: Check[] = []): Check => ({
  id,
  rule: { id, zh: '规则 ' + id, en: 'rule ' + id },
  outcome,
  reason: 'OK',
  evidence: 'because of ' + id,
  references: of.map((one) => ({ kind: 'CERTIFICATE', id: one })),
  children
})

const verdict = (second: Outcome, expired: Outcome = 'PASSED'): Verdict => ({
  status: second === 'PASSED' && expired === 'PASSED' ? 'VALID' : 'INVALID',
  reason: { code: 'SIGNATURE_WRONG', etsi: 'SIG_CRYPTO_FAILURE', zh: '签名不对', en: 'the signature is wrong' },
  service: 'practice-sm2-chain',
  path: [HOLDER, BETWEEN, LISTED].map((certificate, i) => ({ subject: `C=CN,CN=Number ${i}`, serial: '1', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z', certificate })),
  checks: [
    check('signature', second, [], [check('signature', 'PASSED', [HOLDER, BETWEEN]), check('signature', second, [BETWEEN, LISTED])]),
    check('validity', expired, [], [check('validity', expired, [HOLDER]), check('validity', 'PASSED', [BETWEEN])])
  ],
  wouldSettle: []
})

afterEach(() => {
  document.body.innerHTML = ''
})

describe('the drawn path', () => {
  it('goes from the holder to the listed authority', () => {
    const { nodes, height } = drawing(verdict('PASSED'))
    expect(nodes.map((node) => node.place)).toEqual(['holder', 'between', 'listed'])
    expect(nodes.map((node) => node.y)).toEqual([...nodes.map((node) => node.y)].sort((a, b) => a - b))
    expect(height).toBeGreaterThan(nodes[2]!.y)
  })

  it('marks the link whose signature is wrong, and no other', () => {
    expect(drawing(verdict('FAILED')).links.map((link) => link.outcome)).toEqual(['PASSED', 'FAILED'])
  })

  it('marks the certificate that is over, and no other', () => {
    expect(drawing(verdict('PASSED', 'FAILED')).nodes.map((node) => node.outcome)).toEqual(['FAILED', 'PASSED', 'PASSED'])
  })

  it('leaves open what no check spoke of', () => {
    expect(drawing({ ...verdict('PASSED'), checks: [] }).links.map((link) => link.outcome)).toEqual(['UNDETERMINED', 'UNDETERMINED'])
  })

  it('says in words what its colours say', () => {
    const drawn = show(PathDrawing, { verdict: verdict('FAILED') })
    expect(drawn.find('desc').text()).toContain('不通过')
    expect(drawn.findAll('.link[data-outcome=FAILED] text')[0]!.text()).toContain('✕')
  })
})

describe('names and files', () => {
  it('takes the common name, escapes undone, else the whole name', () => {
    expect(nameOf('C=CN,O=Works,CN=Zhang\\, San')).toBe('Zhang, San')
    expect(nameOf('C=CN,O=Works')).toBe('C=CN,O=Works')
  })

  it('makes PEM of DER and leaves PEM', () => {
    expect(pem(new Uint8Array([0x30, 0x00]))).toBe('-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n')
    const text = '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----'
    expect(pem(new TextEncoder().encode(text))).toBe(text)
  })
})

describe('the page', () => {
  const open = async (answer: unknown) => {
    const asked = platform({ 'POST /certificates/verdict': answer })
    const page = show(VerdictPage)
    useSession().account = { id: 'p', name: '张三', organisation: '单位', uscc: '91350200MA2YJ1XR9G', roles: ['bidder'] } as never
    await flushPromises()
    const input = page.find('[data-test=drop]')
    Object.defineProperty(input.element, 'files', { value: [new File([new Uint8Array([0x30, 0])], 'mine.cer')] })
    await input.trigger('change')
    await flushPromises()
    return { page, asked }
  }

  it('shows the verdict, its reason, the path and every check', async () => {
    const { page, asked } = await open({ verdict: verdict('FAILED') })
    expect(asked[0]!.body).toMatchObject({ purpose: 'SIGN', certificate: expect.stringContaining('BEGIN CERTIFICATE') })
    expect(page.find('[data-test=verdict]').text()).toContain('签名不对')
    expect(page.find('[data-test=path]').exists()).toBe(true)
    expect(page.findAll('[data-check=validity]').length).toBe(3)
  })

  it('shows a refusal by its words', async () => {
    const { page } = await open(new Response(JSON.stringify({ code: 'certificate.malformed', detail: '不是证书' }), { status: 422 }))
    expect(page.text()).toContain('不是证书')
  })
})
