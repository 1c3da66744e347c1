import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

/** Pages are loaded when they are first visited, so that a reader of notices does not pay for charts and sealing. */
export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'notices', component: () => import('./features/tenders/NoticesPage.vue') },
  { path: '/tenders/:tender', name: 'tender', props: true, component: () => import('./features/tenders/NoticePage.vue') },
  { path: '/publish', name: 'publish', component: () => import('./features/tenders/PublishPage.vue') },
  { path: '/tenders/:tender/lots/:lot/bid', name: 'bid', props: true, component: () => import('./features/bids/SealPage.vue') },
  { path: '/bids', name: 'bids', component: () => import('./features/bids/MyBidsPage.vue') },
  { path: '/tenders/:tender/opening', name: 'opening', props: true, component: () => import('./features/opening/HallPage.vue') },
  { path: '/tenders/:tender/lots/:lot/draw', name: 'draw', props: true, component: () => import('./features/draw/DrawPage.vue') },
  { path: '/evaluations', name: 'evaluations', component: () => import('./features/evaluation/DutiesPage.vue') },
  { path: '/evaluations/:tender/:lot', name: 'evaluation', props: true, component: () => import('./features/evaluation/ScoringPage.vue') },
  { path: '/tenders/:tender/result', name: 'result', props: true, component: () => import('./features/award/ResultPage.vue') },
  { path: '/supervision', name: 'supervision', component: () => import('./features/supervision/SupervisionPage.vue') },
  { path: '/supervision/tenders/:tender', name: 'timeline', props: true, component: () => import('./features/supervision/TimelinePage.vue') },
  { path: '/check', name: 'check', component: () => import('./features/check/CheckPage.vue') },
  { path: '/phone', name: 'phone', component: () => import('./features/phone/PhonePage.vue') },
  { path: '/phones', name: 'phones', component: () => import('./features/phone/PhonesPage.vue') },
  { path: '/certificates/verdict', name: 'verdict', component: () => import('./features/certificates/VerdictPage.vue') },
  { path: '/login', name: 'login', component: () => import('./features/session/LoginPage.vue') },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./features/tenders/LostPage.vue') }
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 }
})
