// The main job by hand: one tender from notice to award in Chromium, by clicks, against a running platform in practice mode.
// BASE_URL, SHOTS (folder), BIDDERS, MEGABYTES (size of the first bid) from the environment. Exit 0 when everything was seen.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { sm2 } from 'sm-crypto-v2'
import { Person, base, launch } from './browser.mjs'

const BIDDERS = Number(process.env.BIDDERS ?? 4)
const MEGABYTES = Number(process.env.MEGABYTES ?? 20)
const OPEN_SECONDS = Number(process.env.OPEN_SECONDS ?? 90)
const DISSENT = '对第二名的施工组织设计评分有不同意见：工期安排不足。'
const work = mkdtempSync(join(tmpdir(), 'ggzy-e2e-'))
const started = Date.now()
const say = (text) => console.log(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${text}`)
const api = async (path) => (await fetch(base + '/api/v1' + path)).json()

const browser = await launch()
const people = []
const person = async (name, options) => {
  const arrived = await new Person(browser, name, options).arrive()
  people.push(arrived)
  return arrived
}

try {
  const keys = Object.fromEntries(await Promise.all(['agency', 'tenderer'].map(async (file) => [file, await api('/practice/keys/' + file)])))

  // 1 publish
  const agency = await (await person('agency')).signIn('agency')
  const document = join(work, 'tender-document.pdf')
  writeFileSync(document, '%PDF-1.4\n% practice tender document ' + randomBytes(8).toString('hex') + '\n%%EOF\n')
  await follow(agency, '/publish')
  await agency.fill('title', '练习：教学综合楼施工')
  await agency.fill('tenderer', keys.tenderer.uscc)
  await agency.fill('agency', keys.agency.uscc)
  await agency.at('document').setInputFiles(document)
  await agency.see('uploaded')
  await agency.fill('lot-title', '教学综合楼土建')
  await agency.fill('ceiling', '48,600,000')
  await agency.fill('qualification', '建筑工程施工总承包二级以上资质')
  await agency.fill('scoring', '施工组织设计')
  const deadline = new Date(Date.now() + OPEN_SECONDS * 1000)
  const picker = agency.page.locator('.el-date-editor input').first()
  await picker.fill(shanghai(deadline))
  await picker.press('Enter')
  await agency.shot('01-publish')
  await agency.click('save')
  await agency.click('publish')
  await agency.sign('02-sign-publication')
  await agency.see('published')
  await agency.shot('03-published')
  const tender = new URL(agency.page.url()).pathname.split('/')[2]
  say('published ' + tender)

  // 2 seal and submit
  const bidders = []
  for (let i = 1; i <= BIDDERS; i++) {
    const bidder = await (await person('bidder-' + i, { language: i % 2 ? 'zh-CN' : 'en', phone: i === 2 }))[i === BIDDERS ? 'signInByKeyboard' : 'signIn']('bidder-' + i)
    const file = join(work, `bid-${i}.pdf`)
    writeFileSync(file, randomBytes(i === 1 ? MEGABYTES * 1024 * 1024 : 300_000 + i))
    await follow(bidder, `/tenders/${tender}`)
    if (i === 1) await bidder.shot('04-notice')
    if (i === BIDDERS) {
      await bidder.press('go-bid')
      await sealByKeyboard(bidder, file, String(45_000_000 + i * 250_000), 'Sun')
      await bidder.press('submit')
      await bidder.press('sign')
      await bidder.see('receipt')
      bidders.push(await keptStub(bidder, i))
      say(`bid ${i} received, by keyboard only`)
      continue
    }
    await bidder.click('go-bid')
    await seal(bidder, file, String(45_000_000 + i * 250_000) + '.50', ['李建国', '王丽', '张强', '赵敏', '钱伟'][i - 1] ?? '孙明', i < 3 && `05-bid-${i}`)
    await bidder.click('submit')
    await bidder.sign(i === 1 ? '06-sign-bid' : undefined)
    await bidder.see('receipt')
    if (i === 3) {
      await follow(bidder, '/bids')
      await bidder.click('replace')
      await seal(bidder, file, '45,100,000.50', '张强')
      await bidder.click('submit')
      await bidder.sign()
      await bidder.see('receipt')
      say('bid 3 replaced')
    }
    await bidder.shot(`07-receipt-${i}`)
    bidders.push(await keptStub(bidder, i))
    say(`bid ${i} received`)
  }

  // one more bidder withdraws in time, and one has uploaded in time but signs after the deadline
  const [withdrawer, late] = await spare(2)
  if (withdrawer) {
    await follow(withdrawer, `/tenders/${tender}`)
    await withdrawer.click('go-bid')
    await seal(withdrawer, join(work, 'bid-2.pdf'), '44,000,000', '周涛')
    await withdrawer.click('submit')
    await withdrawer.sign()
    await withdrawer.see('receipt')
    await follow(withdrawer, '/bids')
    await withdrawer.click('withdraw')
    await withdrawer.sign()
    await withdrawer.page.waitForSelector('[data-test=bid-state][data-state=WITHDRAWN]')
    await withdrawer.shot('08-withdrawn')
    say('a bid withdrawn')
  }
  if (late) {
    await follow(late, `/tenders/${tender}`)
    await late.click('go-bid')
    await seal(late, join(work, 'bid-2.pdf'), '44,100,000', '吴迪')
    say('a bid uploaded and not signed')
  }
  assert.ok(Date.now() < deadline, 'the machine is too slow: give more OPEN_SECONDS')

  // 3 the hall: before the deadline nothing is known, afterwards each bidder releases
  const visitor = await person('visitor', { language: 'en' })
  await visitor.go(`/tenders/${tender}/opening`)
  await visitor.see('opening-state')
  assert.equal(await visitor.at('entry').count(), 0, 'the number of bids is secret before the deadline')
  await visitor.shot('08-hall-before')
  await Promise.all(
    bidders.map(async (bidder, i) => {
      await follow(bidder, `/tenders/${tender}/opening`)
      await bidder.at('release').first().waitFor({ timeout: 180_000 })
      await bidder.page.waitForFunction(() => !document.querySelector('[data-test=release]')?.disabled, null, { timeout: 180_000 })
      await bidder.click('release')
      await bidder.sign()
      say(`key ${i + 1} released`)
    })
  )
  if (late) {
    await late.click('submit')
    await late.sign()
    assert.match(await late.refusal(), /bid\.late/, 'a bid after the deadline is refused by name')
    await late.shot('09-late')
    say('the late bid refused')
  }
  await visitor.page.waitForSelector('[data-test=opening-state][data-state=OPENED]', { timeout: 180_000 })
  await visitor.page.waitForTimeout(1500)
  await visitor.shot('09-hall-opened')
  await bidders[1].shot('09-hall-opened-phone')
  assert.equal(await visitor.page.locator('[data-test=entry][data-state=OPENED]').count(), BIDDERS)
  say('opened')

  // 4 the draw: pool, three secrets, replay in the browser
  const drawPath = `/tenders/${tender}/lots/1/draw`
  await follow(agency, drawPath)
  await agency.click('prepare')
  await agency.see('freeze')
  await agency.shot('10-draw-gate')
  await agency.click('freeze')
  await agency.sign()
  const centre = await (await person('centre')).signIn('centre')
  const supervisor = await (await person('supervisor')).signIn('supervisor')
  for (const party of [agency, centre, supervisor]) {
    if (party !== agency) await follow(party, drawPath)
    await party.click('deal')
    await party.sign()
    say(party.name + ' dealt')
  }
  for (const party of [agency, centre, supervisor]) {
    await party.click('reveal')
    await party.sign()
    say(party.name + ' revealed')
  }
  await visitor.until('committee', drawPath)
  await visitor.click('replay-go')
  await visitor.see('replay')
  assert.equal(await visitor.at('replay').getAttribute('data-matches'), 'true', 'the replay matches')
  await visitor.shot('11-draw-replay')
  say('drawn and replayed')

  // 5 evaluation by the experts who were drawn
  const experts = []
  for (const file of await committee(tender)) {
    const expert = await (await person(file, { phone: experts.length === 1 })).signIn(file)
    experts.push(expert)
    await follow(expert, '/evaluations')
    await expert.see('duty')
    await expert.at('duty').locator('a').first().click()
    await expert.click('no-conflict')
    await expert.sign()
  }
  say('no conflicts')
  for (const [e, expert] of experts.entries()) {
    await follow(expert, '/evaluations')
    await expert.at('duty').locator('a').first().click()
    await expert.see('form')
    const forms = expert.at('form')
    for (let f = 0; f < (await forms.count()); f++) {
      const form = forms.nth(f)
      for (const pass of await form.locator('[data-test=pass]').all()) await pass.click()
      for (const score of await form.locator('[data-test=score] input').all()) await score.fill(String(80 + f + e))
      await form.locator('[data-test=score] input').last().press('Tab')
      await form.locator('[data-test=save-form]').click()
      await form.locator('.tag.good').first().waitFor()
    }
    if (e < 2) await expert.shot(`12-scoring-${e + 1}`)
    await expert.click('submit-forms')
    await expert.sign()
    say(`forms of ${expert.name} submitted`)
  }
  for (const [e, expert] of experts.entries()) {
    await follow(expert, '/evaluations')
    await expert.at('duty').locator('a').first().click()
    await expert.see('report')
    if (e === 0) await expert.shot('13-report')
    if (e === 1) {
      await expert.click('dissents')
      await expert.fill('dissent', DISSENT)
      await expert.shot('13-dissent')
    }
    if (e === 2) {
      await expert.page.getByText(DISSENT).waitFor()
      await expert.shot('13-dissent-seen')
    }
    await expert.click('sign-report')
    await expert.sign()
    await expert.at('sign-report').waitFor({ state: 'detached' })
  }
  say('report signed')

  // 6 candidates and award
  const resultPath = `/tenders/${tender}/result`
  await follow(agency, resultPath)
  await agency.click('publish-candidates')
  await agency.sign()
  const tenderer = await (await person('tenderer')).signIn('tenderer')
  await follow(tenderer, resultPath)
  await tenderer.at('choose').first().click()
  await tenderer.shot('14-candidates')
  await tenderer.page.waitForFunction(() => !document.querySelector('[data-test=award]')?.disabled)
  await tenderer.click('award')
  await tenderer.sign()
  await tenderer.see('winner')
  await tenderer.shot('15-award')
  say('awarded')

  // 7 supervision: every entry verified in the browser, and the comparison
  await follow(supervisor, `/supervision/tenders/${tender}`)
  await supervisor.see('entry')
  await supervisor.page.waitForTimeout(3000)
  await supervisor.click('verify-all')
  await supervisor.page.waitForFunction(() => document.querySelectorAll('[data-test=verified]').length > 3 && !document.querySelector('.is-loading'))
  assert.equal(await supervisor.page.locator('[data-test=verified].bad').count(), 0, 'no entry fails')
  await supervisor.shot('16-timeline', false)
  await follow(supervisor, '/supervision')
  await supervisor.click('compare')
  await supervisor.at('comparison').first().waitFor({ timeout: 240_000 })
  await supervisor.shot('17-comparison')
  say('supervised')

  // the same on a phone, in English
  const passer = await person('passer-by', { language: 'en', phone: true })
  for (const [name, path] of Object.entries({ notices: '/', notice: `/tenders/${tender}`, draw: drawPath, result: resultPath })) {
    await passer.go(path)
    await passer.page.waitForLoadState('networkidle')
    await passer.shot('phone-' + name)
  }

  // 8 the public check: the document as published, one octet changed, a proof, a transcript
  await visitor.go('/check')
  await visitor.at('drop').setInputFiles(document)
  await visitor.see('match')
  await visitor.shot('18-check-match')
  const changed = readFileSync(document)
  changed[20] ^= 1
  writeFileSync(join(work, 'changed.pdf'), changed)
  await visitor.at('drop').setInputFiles(join(work, 'changed.pdf'))
  await visitor.see('no-match')
  await visitor.shot('19-check-changed')
  const { evidence } = await api('/tenders/' + tender)
  const proof = await api(`/evidence/${evidence[0].id}/proof`)
  await checkProof(visitor, proof, 'true', '20-check-proof')
  await checkProof(visitor, { ...proof, fact: { ...proof.fact, at: '2020-01-01T00:00:00.000Z' } }, 'false', '21-check-forged')
  say('checked')

  // the same page as one file from the disk, with a trust file and nothing else
  const reader = await person('reader')
  writeFileSync(join(work, 'trust.json'), JSON.stringify(await api('/trust.json')))
  await offline(reader, join(work, '20-check-proof.proof.json'), join(work, 'trust.json'))
  say('checked without a server')

  for (const one of people) assert.deepEqual(one.errors, [], 'errors in the window of ' + one.name)
  say('done')
} catch (failure) {
  for (const one of people) await one.shot('failed-' + one.name).catch(() => undefined)
  for (const one of people) if (one.errors.length) console.error(one.name, one.errors)
  throw failure
} finally {
  await browser.close()
  rmSync(work, { recursive: true, force: true })
}

/** From a chosen file to the question whether to sign. */
async function seal(bidder, file, price, manager, shot) {
  await bidder.at('bid-file').setInputFiles(file)
  await bidder.fill('price', price)
  await bidder.fill('manager', manager)
  if (shot) await bidder.shot(shot)
  await bidder.click('seal')
  await bidder.see('submit')
}

/** The same without a mouse. */
async function sealByKeyboard(bidder, file, price, manager) {
  const [chooser] = await Promise.all([bidder.page.waitForEvent('filechooser'), bidder.press('choose-file')])
  await chooser.setFiles(file)
  await bidder.type('price', price)
  await bidder.type('manager', manager)
  await bidder.press('seal')
  await bidder.see('submit')
}

async function keptStub(bidder, i) {
  const [stub] = await Promise.all([bidder.page.waitForEvent('download'), bidder.click('stub')])
  await stub.saveAs(join(work, `bid-${i}.stub.json`))
  assert.equal(JSON.parse(readFileSync(join(work, `bid-${i}.stub.json`), 'utf8')).format, 'ggzy-stub/1')
  return bidder
}

/** Bidders that do not take part otherwise, as many as the practice province has, on phones. */
async function spare(number) {
  const files = (await api('/practice/accounts')).filter((account) => account.role === 'bidder').map((account) => account.file)
  return Promise.all(files.slice(BIDDERS, BIDDERS + number).map(async (file) => (await person(file, { language: 'en', phone: true })).signIn(file)))
}

async function offline(reader, proof, trust) {
  await reader.page.goto(pathToFileURL(fileURLToPath(new URL('../dist/check.html', import.meta.url))).href)
  await reader.at('trust').setInputFiles(trust)
  await reader.at('drop').setInputFiles(proof)
  await reader.page.waitForSelector('[data-test=verdict][data-accepted=true]')
  await reader.shot('22-check-offline')
}

async function checkProof(visitor, proof, accepted, shot) {
  const file = join(work, shot + '.proof.json')
  writeFileSync(file, JSON.stringify(proof))
  await visitor.at('drop').setInputFiles(file)
  await visitor.page.waitForSelector(`[data-test=verdict][data-accepted=${accepted}]`)
  await visitor.shot(shot)
}

/** Moves inside the page, as a link does: a reload would forget the key, which lives in memory only. */
async function follow(one, path) {
  await one.page.evaluate((to) => {
    history.pushState(history.state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, path)
}

function shanghai(instant) {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(instant)
}

/** Who was drawn is secret, in practice too: each practice expert is asked for his duties, as the experts themselves would look. */
async function committee(tender) {
  const answer = await fetch(base + '/api/v1/practice/experts')
  const listed = answer.ok ? (await answer.json()).filter((expert) => expert.tender === tender) : []
  if (listed.length) return listed.map((account) => account.file)
  const files = Array.from({ length: 500 }, (_, i) => 'expert-E' + String(i + 1).padStart(5, '0'))
  const found = []
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let file = files.shift(); file && found.length < 5; file = files.shift()) if (await sits(file, tender)) found.push(file)
    })
  )
  return found
}

async function sits(file, tender) {
  const key = await api('/practice/keys/' + file)
  const headers = { 'Content-Type': 'application/json', 'X-Requested-With': 'ggzy' }
  const { challenge, text } = await (await fetch(base + '/api/v1/login/challenges', { method: 'POST', headers })).json()
  const value = Buffer.from(sm2.doSignature(Buffer.from(text), scalarOf(key.privateKey), { hash: true, der: true }), 'hex').toString('base64')
  const signature = { algorithm: key.algorithm, certificate: key.certificate, chain: key.chain, value }
  const login = await fetch(base + '/api/v1/login', { method: 'POST', headers, body: JSON.stringify({ challenge, signature }) })
  assert.ok(login.ok, `${file} signs in`)
  const duties = await (await fetch(base + '/api/v1/evaluations', { headers: { cookie: login.headers.get('set-cookie').split(';')[0] } })).json()
  return duties.some((duty) => duty.tender === tender)
}

/** The private scalar: the 32 octets after 04 20 in a PKCS#8 key on a curve. */
function scalarOf(pkcs8) {
  const hex = Buffer.from(pkcs8, 'base64').toString('hex')
  return hex.slice(hex.indexOf('0420', 50) + 4).slice(0, 64)
}
