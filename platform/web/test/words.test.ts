import { expect, it } from 'vitest'
import { messages } from '@/i18n'

const modules = import.meta.glob<{ zh: object; en: object }>(['../src/features/*/words.ts', '../src/shared/words.ts'], { eager: true })
const sources = import.meta.glob<string>(['../src/**/*.vue', '../src/**/*.ts', '../offline/*.vue'], { eager: true, query: '?raw', import: 'default' })

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, child]) => leaves(child, path ? `${path}.${key}` : key))
}

const zh = new Map(leaves(messages['zh-CN']))
const en = new Map(leaves(messages.en))

it('has the same keys in both languages', () => {
  expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
})

it('names no key in two features', () => {
  const tops = Object.values(modules).flatMap((words) => Object.keys(words.zh))
  expect(new Set(tops).size).toBe(tops.length)
})

it('has the same placeholders in both languages', () => {
  const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
  for (const [key, text] of zh) expect([key, holes(en.get(key)!)]).toEqual([key, holes(text)])
})

it('has Chinese in the Chinese words and none in the English ones', () => {
  const legal = (key: string) => key === 'shared.language' || key === 'shared.languageHint' || key === 'award.awardHint'
  expect([...en].filter(([key, text]) => /[\u4e00-\u9fff]/.test(text) && !legal(key))).toEqual([])
  expect([...zh].filter(([key, text]) => !/[\u4e00-\u9fff]/.test(text) && !legal(key) && !/^(SHA-256|\{.*)$/.test(text))).toEqual([])
})

it('knows every key the pages use', () => {
  const used = Object.values(sources).flatMap((source) => [...source.matchAll(/\bt\(\s*'([a-z][\w.-]*)'/g)].map((m) => m[1]!))
  expect(used.length).toBeGreaterThan(150)
  expect(used.filter((key) => !zh.has(key))).toEqual([])
})

it('uses every word outside of tables', () => {
  const all = Object.entries(sources)
    .filter(([file]) => !file.endsWith('words.ts'))
    .map(([, source]) => source)
    .join('\n')
  const simple = [...zh.keys()].filter((key) => key.split('.').length === 2 && !key.startsWith('refusals.'))
  expect(simple.filter((key) => !all.includes(`'${key}'`))).toEqual([])
})

it('shows no error of a program without a code: English would reach Chinese pages', () => {
  const outside = Object.entries(sources).filter(([file]) => !file.includes('/verify/') && !file.endsWith('words.ts'))
  expect(outside.length).toBeGreaterThan(60)
  expect(outside.filter(([, source]) => /new (Type|Range)?Error\(/.test(source)).map(([file]) => file)).toEqual([])
  expect(outside.filter(([, source]) => /new Problem\([^,]+, [^,]+, (?!'')[^)]*\.message/.test(source)).map(([file]) => file)).toEqual([])
})

it('has words in both languages for every code that the pages make themselves', () => {
  const codes = Object.values(sources).flatMap((source) => [...source.matchAll(/new Problem\([^,]+, '(web\.[a-z-]*[a-z])'/g)].map((m) => m[1]!))
  expect(new Set(codes).size).toBeGreaterThan(12)
  for (const code of codes) expect([code, zh.has('refusals.' + code), en.has('refusals.' + code)]).toEqual([code, true, true])
})
