/** The check page as one file without a server: proofs and draws verify against a trust.json that the reader brings. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'
import 'element-plus/theme-chalk/base.css'
import '@/styles/base.css'
import * as check from '@/features/check/words'
import * as draw from '@/features/draw/words'
import * as supervision from '@/features/supervision/words'
import * as shared from '@/shared/words'
import OfflinePage from './OfflinePage.vue'

const messages = { 'zh-CN': { ...shared.zh, ...check.zh, ...draw.zh, ...supervision.zh }, en: { ...shared.en, ...check.en, ...draw.en, ...supervision.en } }
const locale = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
createApp(OfflinePage).use(createPinia()).use(createI18n({ legacy: false, locale, fallbackLocale: 'zh-CN', messages })).mount('#app')
