/** The client's half of two-party SM2 against the vectors that the server's code wrote, and against a server of a few lines. */
import { readFileSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { beforeEach, describe, expect, it } from 'vitest'
import { hex, unhex, utf8 } from '@/verify/bytes'
import { CosignClient, type CosignServer } from '@/cosign/client'
import { G, N, bigint, digest, hmacSm3, inverse, mod, octets32, point, pointOctets, readNumbers, signatureDer } from '@/cosign/curve'
import { KeyGeneration, commit, confirmation, prove, requireProof } from '@/cosign/key-generation'
import { hedged } from '@/cosign/nonce'
import { CosignRefused, NoAnswer } from '@/cosign/refusal'
import { ClientShare, decryptBinding, pinProofInput, pinVerifier, refreshBinding, refreshPinBinding, signBinding } from '@/cosign/share'
import { ShareStore, type Drawer } from '@/cosign/share-store'
import { en, zh } from '@/cosign/words'

const v = JSON.parse(readFileSync(resolve('../../docs/evidence/vectors/cosign.json'), 'utf8'))
const number = (text: string) => BigInt('0x' + text)
const SESSION = '000102030405060708090a0b0c0d0e0f'
const MESSAGE = utf8('{"act":"练习"}')

const refused = (code: string, act: () => unknown) => {
  try {
    act()
  } catch (refusal) {
    expect((refusal as CosignRefused).code).toBe(code)
    return
  }
  throw new Error('not refused: ' + code)
}

/** The server's half in a few lines, for these tests only: it keeps the rules of no session. */
const answerOf = (d2: bigint, e: bigint, q1: Uint8Array, w2: bigint) => {
  const q = G.multiply(w2).add(point(q1).multiply(inverse(d2)))
  const r = mod(e + q.x)
  return { r, s1: mod(d2 * (r + w2)) }
}

describe('cosign.json', () => {
  it.each(v.signatures as Record<string, string>[])('signature: $why', (one) => {
    const key = unhex(one.publicKey!)
    const message = unhex(one.message!)
    const share = new ClientShare(number(one.d1!), key, () => number(one.w1!))
    const round = share.begin(SESSION, message)
    expect(octets32(digest(key, message))).toEqual(unhex(one.e!))
    expect(hex(round.q1)).toBe(one.q1)
    expect(hex(round.binding)).toBe(one.binding)
    expect(hex(signBinding(SESSION, round.q1, number(one.e!)))).toBe(one.binding)
    const answer = answerOf(number(one.d2!), number(one.e!), round.q1, number(one.w2!))
    expect(hex(signatureDer(answer.r, answer.s1))).toBe(one.answer)
    const [r, s1] = readNumbers(unhex(one.answer!))
    expect(hex(round.finish({ r, s1 }))).toBe(one.signature)
    expect(sm2.doVerifySignature(message, one.signature!, one.publicKey!, { hash: true, der: true, userId: '1234567812345678' })).toBe(true)
  })

  it('key generation', () => {
    const k = v.keyGeneration
    const opening = { point: unhex(k.p1), proof: { challenge: number(k.p1Challenge), response: number(k.p1Response) }, salt: unhex(k.salt) }
    expect(hex(commit(k.session, opening))).toBe(k.commitment)
    requireProof(k.session, 'client', point(opening.point), opening.proof)
    const client = new KeyGeneration(k.session, number(k.d1), unhex(k.salt))
    const done = client.accept({ point: unhex(k.p2), proof: { challenge: number(k.p2Challenge), response: number(k.p2Response) } })
    expect(hex(done.share.publicKey)).toBe(k.publicKey)
    expect(hex(done.confirmation)).toBe(k.confirmation)
    expect(hex(done.opening.point)).toBe(k.p1)
    expect(hex(commit(k.session, done.opening))).toBe(hex(client.commitment))
    expect(hex(confirmation(k.session, unhex(k.publicKey)))).toBe(k.confirmation)
  })

  it('decryption', () => {
    const d = v.decryption
    const key = v.signatures.find((one: { d1: string }) => one.d1 === d.d1).publicKey
    const round = new ClientShare(number(d.d1), unhex(key), () => number(d.w)).blind(unhex(d.cipher))
    expect(hex(round.t1)).toBe(d.t1)
    expect(hex(decryptBinding(d.session, round.t1))).toBe(d.binding)
    expect(hex(pointOctets(point(round.t1).multiply(inverse(number(d.d2)))))).toBe(d.t2)
    expect(hex(round.open(unhex(d.t2)))).toBe(d.plain)
    refused('cosign.used', () => round.open(unhex(d.t2)))
  })

  it('refresh and PIN', () => {
    const r = v.refresh
    expect(new ClientShare(number(r.d1), unhex(r.publicKey)).refreshed(number(r.rho)).secret()).toBe(number(r.newD1))
    expect(hex(refreshBinding(r.session, number(r.rho)))).toBe(r.binding)
    const verifier = pinVerifier(v.pin.key, unhex(v.pin.deviceSalt), v.pin.pin)
    expect(hex(verifier)).toBe(v.pin.verifier)
    expect(hex(hmacSm3(verifier, pinProofInput(unhex(v.pin.binding))))).toBe(v.pin.proof)
  })

  it.each(v.malformedPoints as { why: string; octets: string }[])('refuses a point: $why', ({ octets }) => {
    refused('cosign.bad-point', () => point(unhex(octets)))
  })
})

describe('the rules of a round', () => {
  const one = v.signatures[1]
  const key = unhex(one.publicKey)
  const share = new ClientShare(number(one.d1), key)
  const e = digest(key, MESSAGE)

  it('burns the number with the first answer, right or wrong', () => {
    const round = share.begin(SESSION, MESSAGE)
    const answer = answerOf(number(one.d2), e, round.q1, 77n)
    refused('cosign.bad-answer', () => round.finish({ r: answer.r, s1: mod(answer.s1 + 1n) }))
    refused('cosign.used', () => round.finish(answer))
  })

  it.each([0n, N, N + 1n, -1n])('refuses the scalar %s', (bad) => {
    refused('cosign.bad-scalar', () => share.begin(SESSION, MESSAGE).finish({ r: bad, s1: 1n }))
    refused('cosign.bad-scalar', () => share.begin(SESSION, MESSAGE).finish({ r: 1n, s1: bad }))
    refused('cosign.bad-scalar', () => share.refreshed(bad))
    refused('cosign.bad-scalar', () => new ClientShare(bad, key))
  })

  it('releases neither s = 0 nor r + s = n', () => {
    const scripted = new ClientShare(number(one.d1), key, () => 999n)
    const r = answerOf(number(one.d2), e, scripted.begin(SESSION, MESSAGE).q1, 77n).r
    refused('cosign.bad-answer', () => scripted.begin(SESSION, MESSAGE).finish({ r, s1: mod(inverse(number(one.d1)) * r - 999n) }))
    refused('cosign.bad-answer', () => scripted.begin(SESSION, MESSAGE).finish({ r, s1: N - 999n }))
  })

  it('takes another number for another session even where the generator is stuck', () => {
    const stuck = new ClientShare(
      number(one.d1),
      key,
      hedged((count) => new Uint8Array(count))
    )
    expect(hex(stuck.begin(SESSION, MESSAGE).q1)).not.toBe(hex(stuck.begin('ff'.repeat(16), MESSAGE).q1))
  })

  it('accepts one offer, no reflected one, and neither G nor −G', () => {
    const own = new KeyGeneration(SESSION, 5n).accept({ point: pointOctets(G.multiply(7n)), proof: prove(SESSION, 'server', 7n, hedged()) })
    const client = new KeyGeneration(SESSION, 5n)
    refused('cosign.bad-proof', () => client.accept(own.opening))
    refused('cosign.used', () => client.accept(own.opening))
    for (const known of [G, G.negate()]) {
      refused('cosign.weak-point', () => new KeyGeneration(SESSION).accept({ point: pointOctets(known), proof: own.opening.proof }))
    }
    const cancels = { point: pointOctets(G.multiply(5n)), proof: prove(SESSION, 'server', 5n, hedged()) }
    refused('cosign.start-over', () => new KeyGeneration(SESSION, 5n).accept(cancels))
  })

  it('refuses what is no ciphertext', () => {
    const bent = unhex(v.decryption.cipher)
    bent[bent.length - 1]! ^= 1
    const opener = new ClientShare(number(v.decryption.d1), key, () => number(v.decryption.w))
    refused('cosign.bad-ciphertext', () => opener.blind(bent).open(unhex(v.decryption.t2)))
    for (const bad of ['', '3000', '00'.repeat(99)]) refused('cosign.bad-ciphertext', () => opener.blind(unhex(bad)))
  })

  it.each(['', '3000', '300702020001020102', '300602010102010200'])('refuses the answer %s', (der) => {
    refused('cosign.malformed', () => readNumbers(unhex(der)))
  })
})

/** Holds values as a browser's store does: copies, but a CryptoKey as it is. */
class MemoryDrawer implements Drawer {
  readonly values = new Map<string, unknown>()
  get = async (name: string) => this.values.get(name)
  put = async (name: string, value: unknown) => void this.values.set(name, value)
  remove = async (name: string) => void this.values.delete(name)
  add = async (name: string, value: unknown) => {
    if (this.values.has(name)) throw new Error('taken')
    this.values.set(name, value)
  }
}

describe('a device with its store', () => {
  const KEY = 'key-1'
  const PIN = '271828'
  let drawer: MemoryDrawer
  let store: ShareStore
  let d2: bigint
  let publicKey: Uint8Array
  let deviceSalt: Uint8Array
  let server: CosignServer
  let sent: { session: string; q1: string }[]
  let lose = 0

  beforeEach(async () => {
    drawer = new MemoryDrawer()
    store = new ShareStore(drawer, 1000)
    d2 = number(v.refresh.d2)
    deviceSalt = unhex('5a'.repeat(32))
    publicKey = unhex(v.refresh.publicKey)
    sent = []
    lose = 0
    await store.keep({ key: KEY, epoch: 0, share: new ClientShare(number(v.refresh.d1), publicKey), deviceSalt }, PIN)
    let count = 0
    let epoch = 0
    const requirePin = (proof: Uint8Array, binding: Uint8Array) => {
      if (hex(proof) !== hex(hmacSm3(pinVerifier(KEY, deviceSalt, PIN), pinProofInput(binding)))) throw new CosignRefused('cosign.pin-wrong', '')
    }
    server = {
      open: async () => (++count).toString(16).padStart(32, '0'),
      abort: async () => undefined,
      sign: async (request) => {
        expect(drawer.values.has('session/' + request.session)).toBe(true)
        if (request.epoch !== epoch) throw new CosignRefused('cosign.stale-share', '')
        sent.push({ session: request.session, q1: hex(request.q1) })
        const e = digest(publicKey, request.message)
        requirePin(request.pinProof, signBinding(request.session, request.q1, e))
        if (sent.length <= lose) throw new NoAnswer()
        return answerOf(d2, e, request.q1, 4242n)
      },
      decrypt: async (request) => pointOctets(point(request.t1).multiply(inverse(d2))),
      refresh: async (request) => {
        expect(drawer.values.has('share-pending/' + KEY)).toBe(true)
        d2 = mod(d2 * inverse(request.rho))
        return ++epoch
      }
    }
  })

  const holds = (signature: Uint8Array, message: Uint8Array) =>
    sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true, der: true, userId: '1234567812345678' })

  it('signs, decrypts, and signs after a refresh', async () => {
    const client = new CosignClient(KEY, server, store)
    expect(holds(await client.signManifest({ b: 1, a: '练习' }, PIN), utf8('{"a":"练习","b":1}'))).toBe(true)
    const cipher = unhex(sm2.doEncrypt(utf8('密'), hex(publicKey), 1, { asn1: true }))
    expect(await client.decrypt(cipher, PIN)).toEqual(utf8('密'))
    const before = d2
    await client.refresh(PIN)
    expect(d2).not.toBe(before)
    expect(drawer.values.has('share-pending/' + KEY)).toBe(false)
    expect(holds(await client.sign(MESSAGE, PIN), MESSAGE)).toBe(true)
  })

  it('sends the same request again after a lost answer', async () => {
    lose = 2
    expect(holds(await new CosignClient(KEY, server, store).sign(MESSAGE, PIN), MESSAGE)).toBe(true)
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('never loses the new half when the answer to a refresh is lost', async () => {
    const client = new CosignClient(KEY, server, store)
    const honest = server.refresh
    server.refresh = async (request) => {
      if (drawer.values.has('answered')) throw new NoAnswer()
      drawer.values.set('answered', true)
      await honest(request)
      throw new NoAnswer()
    }
    await expect(client.refresh(PIN)).rejects.toBeInstanceOf(NoAnswer)
    await expect(client.refresh(PIN)).rejects.toMatchObject({ code: 'cosign.refresh-pending' })
    await expect(client.refresh('000000')).rejects.toMatchObject({ code: 'cosign.refresh-pending' })
    expect(holds(await client.sign(MESSAGE, PIN), MESSAGE)).toBe(true)
    expect(drawer.values.has('share-pending/' + KEY)).toBe(false)
    expect((await store.open(KEY, PIN)).epoch).toBe(1)
  })

  it('drops the new half when the server turns out to be at the old one', async () => {
    const client = new CosignClient(KEY, server, store)
    const honest = server.refresh
    server.refresh = async () => Promise.reject(new NoAnswer())
    await expect(client.refresh(PIN)).rejects.toBeInstanceOf(NoAnswer)
    expect(holds(await client.sign(MESSAGE, PIN), MESSAGE)).toBe(true)
    expect(drawer.values.has('share-pending/' + KEY)).toBe(false)
    server.refresh = honest
    await client.refresh(PIN)
    expect(holds(await client.sign(MESSAGE, PIN), MESSAGE)).toBe(true)
  })

  it('uses no session a second time, not even after a restart', async () => {
    server.open = async () => SESSION
    await new CosignClient(KEY, server, store).sign(MESSAGE, PIN)
    const restarted = new CosignClient(KEY, server, new ShareStore(drawer, 1000))
    await expect(restarted.sign(MESSAGE, PIN)).rejects.toMatchObject({ code: 'cosign.session-used' })
    expect(sent).toHaveLength(1)
  })

  it('cannot tell a wrong PIN from the right one; the server can', async () => {
    const wrong = await store.open(KEY, '000000')
    expect(wrong.share.secret()).not.toBe(number(v.refresh.d1))
    expect((await store.open(KEY, PIN)).share.secret()).toBe(number(v.refresh.d1))
    await expect(new CosignClient(KEY, server, store).sign(MESSAGE, '000000')).rejects.toMatchObject({ code: 'cosign.pin-wrong' })
  })

  it('stores a key that WebCrypto does not hand out, and nothing of d1 beside it', async () => {
    const stored = drawer.values.get('share/' + KEY) as { wrappingKey: CryptoKey; sealed: Uint8Array }
    expect(stored.wrappingKey.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', stored.wrappingKey)).rejects.toThrow()
    expect(JSON.stringify(stored, (_, value) => (value instanceof Uint8Array ? hex(value) : value))).not.toContain(v.refresh.d1)
    await store.remove(KEY)
    await expect(store.open(KEY, PIN)).rejects.toMatchObject({ code: 'cosign.unknown-key' })
  })
})

it('every refusal of the library has words in both languages', () => {
  const folder = resolve('../../ca-interop/src/main/java/cn/ggzy/ca/cosign')
  const code = readdirSync(folder).map((file) => readFileSync(resolve(folder, file), 'utf8')).join('\n')
  const codes = new Set([...code.matchAll(/Refusal\(\s*"cosign\.([a-z0-9-]+)"/g)].map((match) => match[1]))
  expect(codes.size).toBeGreaterThan(15)
  for (const one of codes) {
    expect(Object.keys(zh.cosign)).toContain(one)
    expect(Object.keys(en.cosign)).toContain(one)
  }
  expect(bigint(new Uint8Array(0))).toBe(0n)
})

describe('a new PIN', () => {
  it('comes with new halves, and its request cannot be taken for a refresh', () => {
    const verifier = pinVerifier('key-1', new Uint8Array(32), '314159')
    expect(hex(refreshPinBinding(SESSION, 10n, verifier))).not.toBe(hex(refreshBinding(SESSION, 10n)))
    expect(hex(refreshPinBinding(SESSION, 10n, verifier))).not.toBe(hex(refreshPinBinding(SESSION, 10n, pinVerifier('key-1', new Uint8Array(32), '314158'))))
  })
})
