import { i18n, useLanguage } from '@/i18n'
import { replayWithActs } from '@/verify/draw-acts'
import { mount } from '@vue/test-utils'
import { vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import { routes } from '@/router'

/** A component as the application mounts it: real words, real stores, real routes. */
export function show(component: Component, props: Record<string, unknown> = {}, language: 'zh-CN' | 'en' = 'zh-CN') {
  useLanguage(language)
  const pinia = createPinia()
  setActivePinia(pinia)
  const router = createRouter({ history: createMemoryHistory(), routes })
  return mount(component, { props, attachTo: document.body, global: { plugins: [pinia, i18n, router] } })
}

/** A platform by hand: answers by method and path, remembers what was asked. */
export function platform(answers: Record<string, unknown>) {
  const asked: { method: string; path: string; headers: Record<string, string>; body?: unknown }[] = []
  globalThis.fetch = (async (path: string, init: RequestInit) => {
    const body = typeof init.body === 'string' ? JSON.parse(init.body) : init.body
    asked.push({ method: init.method!, path, headers: init.headers as Record<string, string>, body })
    const answer = answers[`${init.method} ${path.replace('/api/v1', '')}`]
    if (answer === undefined) return new Response(JSON.stringify({ code: 'test.unexpected', detail: path }), { status: 404 })
    return answer instanceof Response ? answer : new Response(JSON.stringify(answer))
  }) as typeof fetch
  return asked
}

/** A browser runs a worker beside the page; here the replay runs in the test itself, after the message. */
class ReplayHere {
  onmessage?: (event: { data: unknown }) => void
  async postMessage(transcript: never): Promise<void> {
    try {
      this.onmessage?.({ data: { replay: await replayWithActs(transcript) } })
    } catch (failure) {
      this.onmessage?.({ data: { failed: String(failure) } })
    }
  }
  terminate(): void {}
}

export const workersHere = (): unknown => vi.stubGlobal('Worker', ReplayHere)
