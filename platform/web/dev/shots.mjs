// Screenshots of every page on the mock, desktop and phone, both languages. Usage: node dev/shots.mjs OUT [BASE]
import { chromium } from 'playwright-core'
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [out, base = 'http://localhost:8099'] = process.argv.slice(2)
mkdirSync(out, { recursive: true })
const T = 'T-62-2026-000123'
const PAGES = [
  ['notices', '/', {}],
  ['notice', `/tenders/${T}`, { roles: ['BIDDER'], phase: 'OPEN' }],
  ['login', '/login', { roles: [] }],
  ['publish', '/publish', { roles: ['AGENCY'] }],
  ['bid', `/tenders/${T}/lots/1/bid`, { roles: ['BIDDER'] }],
  ['bids', '/bids', {}],
  ['hall', `/tenders/${T}/opening`, { phase: 'OPENED' }],
  ['draw', `/tenders/${T}/lots/1/draw`, { roles: ['SUPERVISOR'] }],
  ['duties', '/evaluations', { roles: ['EXPERT'] }],
  ['scoring', `/evaluations/${T}/1`, { seat: 'CONFIRMED' }],
  ['report', `/evaluations/${T}/1`, { seat: 'SUBMITTED' }],
  ['result', `/tenders/${T}/result`, { roles: ['TENDERER'], phase: 'CANDIDATES_PUBLIC' }],
  ['supervision', '/supervision', { roles: ['SUPERVISOR'] }],
  ['timeline', `/supervision/tenders/${T}`, {}],
  ['check', '/check', {}]
]
const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'shots-')), {
  executablePath: '/usr/bin/chromium',
  args: '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ')
})
const page = await browser.newPage()
page.on('console', (message) => ['error', 'warning'].includes(message.type()) && console.log(message.type(), page.url(), message.text().slice(0, 300)))
page.on('pageerror', (error) => console.log('PAGE ERROR', page.url(), error.message))
const only = process.env.ONLY?.split(',')
for (const [name, path, mock] of PAGES) {
  await fetch(base + '/api/v1/mock/' + encodeURIComponent(JSON.stringify(mock)))
  if (only && !only.includes(name)) continue
  for (const [size, width, height, language] of [['desktop', 1280, 900, 'zh-CN'], ['phone', 390, 844, 'en']]) {
    await page.setViewportSize({ width, height })
    await page.goto(base + '/check')
    await page.evaluate((l) => localStorage.setItem('ggzy-language', l), language)
    await page.goto(base + path)
    await page.waitForTimeout(700)
    if (name === 'draw') await page.click('[data-test=replay-go]').then(() => page.waitForTimeout(300))
    if (name === 'login') await page.click('[data-test=account-0]').then(() => page.waitForTimeout(300))
    if (name === 'supervision') await page.click('[data-test=compare]').then(() => page.waitForTimeout(300))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wide > 0) console.log('TOO WIDE by', wide, name, size)
    await page.screenshot({ path: join(out, `${name}-${size}.png`), fullPage: true })
  }
}
await browser.close()
