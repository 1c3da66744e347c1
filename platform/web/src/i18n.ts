/** Two languages, zh-CN first. Each feature brings its own words; both languages have the same keys (tested). */
import { createI18n } from 'vue-i18n'
import { speak } from '@/api'
import * as cosign from '@/cosign/words'

type Words = { zh: object; en: object }
const modules = import.meta.glob<Words>(['./features/*/words.ts', './shared/words.ts'], { eager: true })

const merged = (language: keyof Words) => Object.assign({}, ...Object.values(modules).map((words) => words[language]))

/** The protocol's words are refusals like all others, by their codes. */
const ofCosign = (language: keyof Words) => Object.fromEntries(Object.entries(cosign[language].cosign).map(([code, words]) => ['cosign.' + code, words]))

const complete = (language: keyof Words) => {
  const all = merged(language)
  return { ...all, refusals: { ...all.refusals, ...ofCosign(language) } }
}

export const messages = { 'zh-CN': complete('zh'), en: complete('en') }
export type Language = keyof typeof messages

const KEPT = 'ggzy-language'

function preferred(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'zh-CN' || kept === 'en') return kept
  return 'zh-CN'
}

export const i18n = createI18n({ legacy: false, locale: preferred(), fallbackLocale: 'zh-CN', messages, missingWarn: true, fallbackWarn: false })

export function useLanguage(language: Language): void {
  i18n.global.locale.value = language
  localStorage.setItem(KEPT, language)
  apply(language)
}

function apply(language: Language): void {
  document.documentElement.lang = language
  speak(language)
}

apply(i18n.global.locale.value as Language)
