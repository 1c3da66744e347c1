import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem, tenders } from '@/api'
import { replayInWorker } from '@/features/draw/replaying'
import CheckPanel from '@/features/check/CheckPanel.vue'
import { useSession } from '@/features/session/session'
import SignDialog from '@/features/session/SignDialog.vue'
import { useSigning } from '@/features/session/signing'
import CountDown from '@/shared/CountDown.vue'
import { useClock } from '@/shared/clock'
import { fenOf, instantText } from '@/shared/format'
import RefusalNote from '@/shared/RefusalNote.vue'
import { Cancelled } from '@/shared/task'
import { actHolds, type Act } from '@/verify/act'
import type { Transcript } from '@/verify/draw'
import { platform, show, workersHere } from './mounting'

const read = (name: string) => JSON.parse(readFileSync(resolve(`../../docs/evidence/vectors/${name}.json`), 'utf8'))
const keys = read('signatures').practiceKeys.map((key: unknown) => (typeof key === 'string' ? JSON.parse(key) : key))

beforeEach(workersHere)

afterEach(() => {
  document.body.innerHTML = ''
  localStorage.clear()
})

describe('a refusal', () => {
  it('is shown with the words of the platform and its code', () => {
    const note = show(RefusalNote, { problem: new Problem(409, 'bid.late', '已到截止时间', {}, 'trace-1') })
    expect(note.text()).toContain('已到截止时间')
    expect(note.text()).toContain('bid.late')
    expect(note.text()).toContain('trace-1')
    expect(note.attributes('role')).toBe('alert')
  })

  it('names instants by the clocks of Shanghai', () => {
    const note = show(RefusalNote, { problem: new Problem(409, 'bid.late', '截止时间（2026-03-01T01:30:00Z）已到', {}) })
    expect(note.text()).toContain('截止时间（2026年3月1日 09:30:00）已到')
  })

  it('has own words where the platform could not answer, in both languages', () => {
    const problem = new Problem(0, 'web.unreachable', '')
    expect(show(RefusalNote, { problem }).text()).toContain('连不上平台')
    expect(show(RefusalNote, { problem }, 'en').text()).toContain('cannot be reached')
  })
})

describe('the client', () => {
  it('asks in the chosen language and marks changes against cross-site requests', async () => {
    const asked = platform({ 'GET /tenders/T-1': { id: 'T-1' }, 'POST /tenders': { id: 'T-2' } })
    show(RefusalNote, {}, 'en')
    await tenders.read('T-1')
    await tenders.draft({} as never)
    expect(asked.map((a) => [a.headers['Accept-Language'], a.headers['X-Requested-With']])).toEqual([['en', undefined], ['en', 'ggzy']])
  })

  it('turns a problem into its code, and a broken answer into one too', async () => {
    platform({ 'GET /tenders/T-1': new Response('{"code":"tender.unknown","detail":"没有","args":{"tender":"T-1"}}', { status: 404 }), 'GET /tenders/T-2': new Response('<html>', { status: 502 }) })
    await expect(tenders.read('T-1')).rejects.toMatchObject({ code: 'tender.unknown', detail: '没有', args: { tender: 'T-1' } })
    await expect(tenders.read('T-2')).rejects.toMatchObject({ code: 'web.http-502' })
  })
})

describe('signing', () => {
  const body = { tender: 'T-1', deadline: '2026-03-01T01:30:00Z', lots: [{ lot: '1' }] }
  const dialog = () => document.body.querySelector('.el-dialog') as HTMLElement
  const button = () => document.body.querySelector('[data-test=sign]') as HTMLButtonElement

  it.each([0, 1])('shows what is signed, and signs exactly that after consent (key %i)', async (k) => {
    show(SignDialog)
    useSession().key = keys[k]
    const promised = useSigning().ask('tender.publish', body)
    await flushPromises()
    for (const words of ['发布招标公告', '2026-03-01T01:30:00Z', '标段 #1', keys[k].name]) expect(dialog().textContent).toContain(words)
    button().click()
    const act: Act = await promised
    expect(act.payload).toMatchObject({ act: 'tender.publish', body })
    expect(act.payload.nonce).toMatch(/^[0-9a-f]{32}$/)
    expect(await actHolds(act)).toBe(true)
    expect(await actHolds({ ...act, payload: { ...act.payload, body: { ...body, tender: 'T-2' } } })).toBe(false)
  })

  it('fixes its time when the person confirms, and shows it', async () => {
    show(SignDialog)
    useSession().key = keys[0]
    const promised = useSigning().ask('tender.publish', body)
    await flushPromises()
    expect(dialog().textContent).toContain('以您按下“签名”的时刻为准')
    expect(dialog().querySelector('.exact')!.textContent).toContain('（按下“签名”的时刻）')
    const signing = useSigning()
    let shown = ''
    const stop = signing.$subscribe(() => (shown = signing.request?.confirmed ? signing.request.payload.at : shown), { flush: 'sync' })
    await signing.confirm()
    stop()
    expect((await promised).payload.at).toBe(shown)
  })

  it('is not possible without a key, and closing it signs nothing', async () => {
    show(SignDialog)
    const promised = useSigning().ask('tender.publish', body)
    await flushPromises()
    expect(button().disabled).toBe(true)
    useSigning().cancel()
    await expect(promised).rejects.toBeInstanceOf(Cancelled)
  })

  it('refuses the key of somebody else', async () => {
    show(SignDialog)
    const session = useSession()
    session.account = { account: 'f'.repeat(64), name: '', organisation: '', uscc: '', roles: [] }
    await expect(session.loadKey(new File([JSON.stringify(keys[0])], 'key.json'))).rejects.toMatchObject({ code: 'web.other-key' })
    expect(session.key).toBeUndefined()
  })
})

describe('the public check', () => {
  async function dropped(name: string, content: string, sources = {}) {
    const panel = show(CheckPanel, { sources })
    const input = panel.find('[data-test=drop]').element as HTMLInputElement
    Object.defineProperty(input, 'files', { value: [new File([content], name)], configurable: true })
    await panel.find('[data-test=drop]').trigger('change')
    await vi.waitFor(() => expect(panel.find('.result').exists()).toBe(true), 5000)
    return panel
  }
  const names = 'draw ruleHash params table leaves root n poolCommit parties dealings beacon seed order decisions committee replacements opened'.split(' ')
  const transcript = () => {
    const vector = read('draw')
    return { ...Object.fromEntries(names.map((name) => [name, vector[name]])), format: 'ggzy-draw/1', profile: 'S' } as unknown as Transcript
  }

  it('replays a transcript, and says that nobody has signed it', async () => {
    const panel = await dropped('d.draw.json', JSON.stringify(transcript()))
    expect(panel.find('[data-test=replay]').attributes()).toMatchObject({ 'data-matches': 'true', 'data-bound': 'false' })
    expect(panel.text()).toContain('没有签名约束')
    expect(panel.find('[data-test=replay]').text()).not.toContain('✓')
  })

  it('stops a replay that does not come to an end', async () => {
    const stopped = vi.fn()
    const silent = { postMessage: () => undefined, terminate: stopped } as unknown as Worker
    await expect(replayInWorker(transcript(), 5, silent)).rejects.toMatchObject({ code: 'web.replay-too-long' })
    expect(stopped).toHaveBeenCalled()
  })

  it('says where a changed transcript differs', async () => {
    const changed = transcript()
    changed.decisions[3]!.verdict = 'taken'
    const panel = await dropped('d.draw.json', JSON.stringify(changed))
    expect(panel.find('[data-test=replay]').attributes('data-matches')).toBe('false')
    expect(panel.text()).toContain('decisions[3]')
  })

  it('looks a file up by its digest only', async () => {
    const asked: string[] = []
    const panel = await dropped('招标文件.pdf', 'abc', { lookup: async (digest: string) => (asked.push(digest), []) })
    expect(asked).toEqual(['ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'])
    expect(panel.find('[data-test=no-match]').exists()).toBe(true)
  })

  it('does not call a broken proof a proof', async () => {
    const panel = await dropped('x.proof.json', '{"format":')
    expect(panel.find('[data-test=unreadable]').exists()).toBe(true)
  })
})

describe('time and money', () => {
  it('is over at the deadline itself', async () => {
    const timer = show(CountDown, { to: '2999-01-01T00:00:00Z' })
    const { now } = useClock()
    await timer.setProps({ to: new Date(now + 1).toISOString() })
    expect(timer.text()).toContain('距截止')
    await timer.setProps({ to: new Date(now).toISOString() })
    expect(timer.text()).toBe('已截止')
  })

  it('reads amounts as people write them and refuses the rest', () => {
    expect([fenOf('46,500,000'), fenOf('0.5'), fenOf('12.34')]).toEqual([4_650_000_000, 50, 1234])
    expect([fenOf('1.234'), fenOf('-1'), fenOf('1e9'), fenOf('')]).toEqual([undefined, undefined, undefined, undefined])
  })

  it('writes instants as the platform does', () => {
    expect([instantText(new Date(0)), instantText(new Date(120))]).toEqual(['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.120Z'])
  })
})
