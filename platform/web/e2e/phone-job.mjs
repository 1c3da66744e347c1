// A computer and a phone beside it, in Chromium: enrol, sign in by QR code, sign a notice by phone, seal, submit and open a bid by phone,
// revoke, be refused with the reason.
// BASE_URL and SHOTS (folder) from the environment. Exit 0 when everything was seen.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Person, base, launch } from './browser.mjs'

const PIN = '271828'
const REASON = '手机丢失'
const OPEN_SECONDS = Number(process.env.OPEN_SECONDS ?? 75)
const work = mkdtempSync(join(tmpdir(), 'ggzy-phone-'))
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
  // 1 the organisation authorises a phone with the certificate it has
  const office = await (await person('office')).signIn('agency')
  await follow(office, '/phones')
  await office.fill('person', '李慧')
  await office.fill('person-id', 'PX0002')
  await office.fill('device', '李慧的手机')
  await office.click('authorise')
  await office.sign('30-sign-authorisation')
  await office.see('authorised')
  await office.shot('31-authorised')
  const code = await office.text('code')
  say('authorised')

  // 2 the phone makes its half; another face is refused
  const phone = await person('phone', { phone: true })
  await phone.go('/phone#enrol=' + code.replaceAll('-', ''))
  await phone.click('enrol-look')
  await phone.click('face-other')
  await phone.fill('pin-new', PIN)
  await phone.fill('pin-again', PIN)
  await phone.click('enrol-go')
  assert.match(await phone.refusal(), /mediumless\.face-refused/)
  await phone.shot('32-face-refused')
  await phone.click('face-own')
  await phone.click('enrol-go')
  await phone.page.waitForSelector('[data-test=own-key][data-state=ACTIVE]')
  await phone.shot('33-enrolled')
  say('enrolled')

  // 3 a computer without any key is signed in by the phone
  const desktop = await person('desktop')
  await desktop.go('/login')
  const login = await scan(desktop, phone)
  await desktop.page.waitForSelector('[data-test=qr][data-state=SCANNED]')
  assert.equal(await phone.text('phone-number'), login.number, 'both screens show the same number')
  assert.ok((await phone.page.locator('[data-test=ticket]').innerText()).includes(new URL(base).origin), 'the phone shows the address')
  await desktop.shot('34-qr-login', false)
  await phone.shot('35-phone-login')
  await phone.fill('pin', PIN)
  await phone.click('phone-confirm')
  await phone.see('phone-confirmed')
  await desktop.page.waitForURL((url) => url.pathname !== '/login')
  await desktop.see('leave')
  await phone.click('ticket-over')
  say('signed in by phone')

  // 4 the notice is signed by the phone, after a wrong PIN
  const keys = Object.fromEntries(await Promise.all(['agency', 'tenderer'].map(async (file) => [file, await api('/practice/keys/' + file)])))
  const bidder = await enrolled('bidder-2', '钱芳', 'PX0012')
  // Fewer than three bids and nothing is opened (招标投标法 第二十八条): two more, by key file.
  const others = await Promise.all(['bidder-3', 'bidder-5'].map(async (file) => (await person(file)).signIn(file)))
  await draft(desktop, keys, '练习：手机签名发布', OPEN_SECONDS)
  await desktop.click('publish')
  await desktop.see('sign')
  await desktop.click('sign-by-phone')
  await scan(desktop, phone)
  await desktop.shot('36-sign-by-phone', false)
  await phone.shot('37-phone-shows-the-act')
  await phone.fill('pin', '000001')
  await phone.click('phone-confirm')
  assert.match(await phone.refusal(), /cosign\.pin-wrong/)
  await phone.fill('pin', PIN)
  await phone.click('phone-confirm')
  await phone.see('phone-confirmed')
  await desktop.see('published')
  await desktop.shot('38-published')
  await phone.click('ticket-over')
  const tender = new URL(desktop.page.url()).pathname.split('/')[2]
  say('published by phone')

  // a certificate is judged: the verdict in words, the path drawn
  await office.go('/certificates/verdict')
  await office.page.setInputFiles('[data-test=drop]', { name: 'agency.cer', mimeType: 'application/pkix-cert', buffer: Buffer.from(keys.agency.certificate, 'base64') })
  await office.see('path')
  assert.match(await office.text('verdict'), /有效/)
  await office.shot('39-verdict')
  await follow(office, '/phones')
  say('a certificate judged')

  // a bid from a computer without any key: sealed to the phone, submitted by it, and opened by it
  await bidAndOpen(bidder, others, tender)

  // 5 the phone is lost: revoked by the organisation, and the next act is refused with the reason
  await draft(desktop, keys, '练习：注销之后')
  await desktop.click('publish')
  await desktop.see('sign')
  await desktop.click('sign-by-phone')
  await scan(desktop, phone)
  await follow(office, '/')
  await follow(office, '/phones')
  await office.fill('reason', REASON)
  await office.click('revoke')
  await office.sign()
  await office.page.waitForSelector('[data-test=phone-key][data-state=REVOKED]')
  await office.shot('39-revoked')
  await phone.fill('pin', PIN)
  await phone.click('phone-confirm')
  const refusal = await phone.refusal()
  assert.match(refusal, /mediumless\.revoked/)
  assert.ok(refusal.includes(REASON), 'the reason is there in words')
  await phone.shot('40-refused')
  say('refused: ' + refusal.split('\n').filter(Boolean)[1])

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

/** Another organisation's phone, and a computer that it has signed in. */
async function enrolled(file, name, id) {
  const office = await (await person('office-of-' + file)).signIn(file)
  await follow(office, '/phones')
  for (const [field, text] of Object.entries({ person: name, 'person-id': id, device: name + '的手机' })) await office.fill(field, text)
  await office.click('authorise')
  await office.sign()
  await office.see('authorised')
  const code = await office.text('code')
  const phone = await person('phone-of-' + file, { phone: true, language: 'en' })
  await phone.go('/phone')
  await phone.fill('enrol-code', code)
  await phone.click('enrol-look')
  await phone.click('face-own')
  await phone.fill('pin-new', PIN)
  await phone.fill('pin-again', PIN)
  await phone.click('enrol-go')
  await phone.page.waitForSelector('[data-test=own-key][data-state=ACTIVE]')
  const computer = await person('computer-of-' + file)
  await computer.go('/login')
  await typed(computer, phone)
  await confirm(phone)
  await computer.page.waitForURL((url) => url.pathname !== '/login')
  say(file + ' signed in by the short code')
  return { computer, phone }
}

async function bidAndOpen({ computer, phone }, others, tender) {
  const file = join(work, 'bid.pdf')
  writeFileSync(file, randomBytes(300_000))
  await seal(computer, tender, file, '李建国')
  await computer.click('sign-by-phone')
  await scan(computer, phone)
  assert.ok((await phone.page.locator('[data-test=ticket]').innerText()).includes('45,000,000.50'), 'the phone shows the price that the platform must not see')
  await phone.shot('41-phone-shows-the-price')
  await confirm(phone)
  await computer.see('receipt')
  say('a bid sealed and submitted by phone')
  for (const one of others) {
    await seal(one, tender, file, '王丽' + one.name)
    await one.sign()
    await one.see('receipt')
  }
  for (const one of others) {
    await release(one, tender)
    await one.sign()
  }
  await release(computer, tender)
  await scan(computer, phone)
  await computer.shot('42-open-by-phone', false)
  await phone.shot('43-phone-opens')
  await confirm(phone)
  await computer.click('sign-by-phone')
  await scan(computer, phone)
  await confirm(phone)
  await computer.page.waitForSelector('[data-test=entry][data-state=OPENED]', { timeout: 180_000 })
  await computer.shot('44-opened')
  say('opened by phone')
}

async function seal(bidder, tender, file, manager) {
  await follow(bidder, `/tenders/${tender}`)
  await bidder.click('go-bid')
  await bidder.at('bid-file').setInputFiles(file)
  await bidder.fill('price', '45,000,000.50')
  await bidder.fill('manager', manager)
  await bidder.click('seal')
  await bidder.click('submit')
}

async function release(bidder, tender) {
  await follow(bidder, `/tenders/${tender}/opening`)
  await bidder.at('release').first().waitFor({ timeout: 120_000 })
  await bidder.page.waitForFunction(() => !document.querySelector('[data-test=release]')?.disabled, null, { timeout: 120_000 })
  await bidder.click('release')
}

async function confirm(phone) {
  await phone.fill('pin', PIN)
  await phone.click('phone-confirm')
  await phone.see('phone-confirmed')
  await phone.click('ticket-over')
}

/** Without a camera. */
async function typed(computer, phone) {
  await computer.see('qr')
  await phone.fill('typed', await computer.text('qr-code'))
  await phone.click('look')
  await phone.see('ticket')
}

/** As the camera of the phone does: opens the address in the picture. */
async function scan(computer, phone) {
  const shown = computer.page.locator('[data-test=qr][data-state=WAITING]').first()
  await shown.waitFor()
  const link = await shown.getAttribute('data-link')
  const number = await computer.text('qr-number')
  await phone.go('/')
  await phone.page.goto(link)
  await phone.see('ticket')
  return { number }
}

async function draft(agency, keys, title, seconds = 3600) {
  const document = join(work, title.length + '.pdf')
  writeFileSync(document, '%PDF-1.4\n% ' + randomBytes(8).toString('hex') + '\n%%EOF\n')
  await follow(agency, '/')
  await follow(agency, '/publish')
  await agency.fill('title', title)
  await agency.fill('tenderer', keys.tenderer.uscc)
  await agency.fill('agency', keys.agency.uscc)
  await agency.at('document').setInputFiles(document)
  await agency.see('uploaded')
  await agency.fill('lot-title', '土建')
  await agency.fill('ceiling', '48,600,000')
  await agency.fill('qualification', '建筑工程施工总承包二级以上资质')
  await agency.fill('scoring', '施工组织设计')
  const picker = agency.page.locator('.el-date-editor input').first()
  await picker.fill(shanghai(new Date(Date.now() + seconds * 1000)))
  await picker.press('Enter')
  await agency.click('save')
}

/** Moves inside the page, as a link does. */
async function follow(one, path) {
  await one.page.evaluate((to) => {
    history.pushState(history.state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  }, path)
}

function shanghai(instant) {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(instant)
}
