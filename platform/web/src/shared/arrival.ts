/** What a page load does by itself and a change of route does not: the window's title, and the reader's place at the heading. */
import { nextTick, watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

export function useArrival(main: Ref<HTMLElement | undefined>): void {
  const { t, te, locale } = useI18n()
  const route = useRoute()

  watch(
    [() => route.name, locale],
    ([name]) => {
      const key = `shared.titles.${String(name)}`
      document.title = te(key) ? `${t(key)} · ${t('shared.brand')}` : `${t('shared.brand')} · ${t('shared.subtitle')}`
    },
    { immediate: true }
  )
  watch(
    () => route.path,
    async () => {
      await nextTick()
      const heading = main.value?.querySelector<HTMLElement>('h1') ?? main.value
      heading?.setAttribute('tabindex', '-1')
      heading?.focus({ preventScroll: true })
    },
    { flush: 'post' }
  )
}
