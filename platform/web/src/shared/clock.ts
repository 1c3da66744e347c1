/** The platform's clock: deadlines are shown and signed by it, never by the visitor's own. */
import { system, type SystemInfo } from '@/api'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

export const useClock = defineStore('clock', () => {
  const info = shallowRef<SystemInfo>()
  const offset = ref(0)
  const local = ref(Date.now())
  const now = computed(() => local.value + offset.value)
  let ticking = 0

  async function synchronise(): Promise<void> {
    const before = Date.now()
    info.value = await system()
    const after = Date.now()
    offset.value = Date.parse(info.value.time) - (before + after) / 2
    local.value = after
  }

  function start(): void {
    if (!ticking) ticking = window.setInterval(() => (local.value = Date.now()), 500)
  }

  /** A fresh instant, for what is signed. */
  const instant = () => new Date(Date.now() + offset.value)

  return { info, now, synchronise, start, instant }
})
