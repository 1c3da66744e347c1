import { readFileSync } from 'node:fs'
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory, createRouter } from 'vue-router'
import App from '@/App.vue'
import { i18n, useLanguage } from '@/i18n'
import { routes } from '@/router'
import { platform } from './mounting'

async function arrived(path: string) {
  platform({})
  useLanguage('zh-CN')
  setActivePinia(createPinia())
  const router = createRouter({ history: createMemoryHistory(), routes })
  await router.push(path)
  const app = mount(App, { attachTo: document.body, global: { plugins: [createPinia(), i18n, router] } })
  await flushPromises()
  return { app, router }
}

it('names every page in the title of the window, in both languages', async () => {
  const { app, router } = await arrived('/check')
  expect(document.title).toBe('核验文件 · 一张网')
  await router.push('/bids')
  await flushPromises()
  expect(document.title).toBe('我的投标 · 一张网')
  useLanguage('en')
  await flushPromises()
  expect(document.title).toBe('My bids · OneNet')
  app.unmount()
}, 60_000)

it('has a title for every route', () => {
  const { shared } = i18n.global.messages.value['zh-CN'] as { shared: { titles: Record<string, string> } }
  for (const route of routes) expect([route.name, !!shared.titles[String(route.name)]]).toEqual([route.name, true])
})

it('moves the focus to the heading when the route changes', async () => {
  const { app, router } = await arrived('/check')
  await router.push('/login')
  await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H1'))
  expect(document.activeElement?.textContent).toContain('证书登录')
  app.unmount()
}, 60_000)

it('shows where the focus is with a contrast of at least 3:1 (WCAG 2.2, 1.4.11)', () => {
  const css = readFileSync('src/styles/base.css', 'utf8')
  const ring = /--focus: (#[0-9a-f]{6})/.exec(css)![1]!
  const backgrounds = ['#ffffff', ...[...css.matchAll(/--accent-soft: (#[0-9a-f]{6})/g)].map((m) => m[1]!)]
  for (const background of backgrounds) expect(contrast(ring, background)).toBeGreaterThanOrEqual(3)
  expect(css).toContain('outline: 3px solid var(--focus)')
})

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
