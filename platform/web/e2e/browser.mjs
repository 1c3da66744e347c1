// Chromium with one window per person, each with its own storage, and hands that click like a person's.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ')
const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)
const WAIT = Number(process.env.E2E_WAIT_MILLIS ?? 60_000)

export const base = (process.env.BASE_URL ?? 'http://localhost:8080').replace(/\/$/, '')
export const shots = process.env.SHOTS ?? 'e2e/shots'

export async function launch() {
  mkdirSync(shots, { recursive: true })
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
}

/** One person at one machine. */
export class Person {
  constructor(browser, name, { language = 'zh-CN', phone = false } = {}) {
    Object.assign(this, { browser, name, language, phone, errors: [] })
  }

  async arrive() {
    this.context = await this.browser.newContext({
      viewport: this.phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      locale: this.language,
      acceptDownloads: true
    })
    await this.context.addInitScript((language) => localStorage.setItem('ggzy-language', language), this.language)
    this.page = await this.context.newPage()
    this.page.setDefaultTimeout(WAIT)
    this.page.on('pageerror', (error) => this.errors.push(error.message))
    this.page.on('console', (message) => {
      if (message.type() === 'error' && !/status of (4\d\d|202)/.test(message.text())) this.errors.push(message.text())
    })
    return this
  }

  /** Signs in with a practice account; the key stays in this window. */
  async signIn(file) {
    await this.go('/login')
    await this.fill('named', file)
    await this.take()
    await this.click('enter')
    await this.page.waitForURL((url) => url.pathname !== '/login')
    await this.page.waitForSelector('[data-test=leave]', { state: 'attached' })
    return this
  }

  /** As a person would: who sees no text to sign after a while presses again. The list of accounts above may still be growing under the pointer. */
  async take(tries = 3) {
    await this.click('take-named')
    try {
      await this.at('enter').first().waitFor({ timeout: 15_000 })
    } catch (missing) {
      if (tries === 1) throw missing
      await this.take(tries - 1)
    }
  }

  /** Tabs on until the focus is there, as somebody without a mouse does. */
  async tabTo(test) {
    for (let pressed = 0; pressed < 150; pressed++) {
      await this.page.keyboard.press('Tab')
      if (await this.page.evaluate((wanted) => !!document.activeElement?.closest(`[data-test="${wanted}"]`), test)) return
    }
    assert.fail(`the keyboard does not reach ${test}`)
  }

  /** Waits until it can be pressed, goes there and presses it. */
  async press(test) {
    await this.page.locator(`[data-test="${test}"]:not([disabled])`).first().waitFor()
    await this.tabTo(test)
    await this.page.keyboard.press('Enter')
  }

  async type(test, text) {
    await this.see(test)
    await this.tabTo(test)
    await this.page.keyboard.type(text)
  }

  /** `signIn` without a mouse. */
  async signInByKeyboard(file) {
    await this.go('/login')
    await this.type('named', file)
    await this.page.keyboard.press('Enter')
    await this.press('enter')
    await this.page.waitForURL((url) => url.pathname !== '/login')
    await this.page.waitForSelector('[data-test=leave]', { state: 'attached' })
    return this
  }

  go = (path) => this.page.goto(base + path)
  at = (test) => this.page.locator(`[data-test="${test}"]`)
  see = (test) => this.at(test).first().waitFor()
  click = (test) => this.at(test).first().click()
  fill = (test, text) => this.at(test).first().fill(text)
  text = async (test) => (await this.at(test).first().innerText()).trim()

  /** Reads the dialog, then signs. */
  async sign(shot) {
    await this.see('sign')
    if (shot) await this.shot(shot, false)
    await this.click('sign')
    await this.at('sign').first().waitFor({ state: 'hidden' })
  }

  async refusal() {
    await this.see('refusal')
    return this.text('refusal')
  }

  /** Nothing is cut off at the side of a phone. */
  async fits(name) {
    const [wide, screen] = await this.page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
    assert.ok(wide <= screen, `${name} is ${wide} wide on a screen of ${screen}`)
  }

  async shot(name, fullPage = true) {
    await this.page.waitForTimeout(350)
    if (this.phone) await this.fits(name)
    await this.page.screenshot({ path: join(shots, name + '.png'), fullPage })
  }

  /** Reloads until something is there: for pages that are not live. */
  async until(test, path) {
    const end = Date.now() + WAIT
    for (;;) {
      await this.go(path)
      try {
        return await this.at(test).first().waitFor({ timeout: 3000 })
      } catch (failure) {
        if (Date.now() > end) throw failure
      }
    }
  }

  leave = () => this.context.close()
}
