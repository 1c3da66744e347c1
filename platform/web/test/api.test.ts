import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as api from '@/api'

/** What the platform says of itself (docs/openapi.json, compared with the running application by OpenApiTests). */
const { paths } = JSON.parse(readFileSync(resolve(process.cwd(), '../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, unknown>>
}

type Called = { method: string; path: string }

function described({ method, path }: Called): boolean {
  return Object.entries(paths).some(
    ([template, methods]) => new RegExp('^' + template.replace(/[.*]/g, '\\$&').replace(/\{[^}]+}/g, '[^/]+') + '$').test(path) && method.toLowerCase() in methods
  )
}

/** Any argument: words where a call wants words, members where it wants an object. */
const argument = new Proxy({}, {
  get: (_, member) => (member === Symbol.toPrimitive || member === 'toString' ? () => 'x' : member === 'toJSON' ? () => ({}) : 'x'),
  ownKeys: () => []
})

const GROUPS = Object.entries(api).filter(([, group]) => typeof group === 'object') as [string, Record<string, (...a: unknown[]) => unknown>][]
const CALLS = GROUPS.flatMap(([group, calls]) => Object.keys(calls).map((name) => [group, name] as const))

describe('every call of the pages', () => {
  afterEach(() => vi.unstubAllGlobals())

  it.each(CALLS)('%s.%s is one that the platform describes', async (group, name) => {
    const called: Called[] = []
    const note = (method: string, url: string) => called.push({ method, path: url.split('?')[0]! })
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      note(options.method ?? 'GET', url)
      return new Response('{"items":[]}')
    })
    vi.stubGlobal(
      'EventSource',
      class {
        constructor(url: string) {
          note('GET', url)
        }
        addEventListener() {}
        close() {}
      }
    )

    const answer = GROUPS.find(([g]) => g === group)![1][name]!(argument, argument, argument, argument, argument)
    await answer
    if (typeof answer === 'string') note('GET', answer)

    expect(called).toHaveLength(1)
    expect(called.filter((one) => !described(one))).toEqual([])
  })
})
