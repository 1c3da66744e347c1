// A stand-in for the platform while pages are drawn: fixed answers, checks nothing, proves nothing. Not part of the product.
// Usage: npm run build && npm run dev:mock, then open http://localhost:8099
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'

const PORT = Number(process.env.PORT ?? 8099)
const DIST = resolve(import.meta.dirname, '../dist')
const VECTORS = resolve(import.meta.dirname, '../../../docs/evidence/vectors')
const vector = (name) => JSON.parse(readFileSync(join(VECTORS, name + '.json'), 'utf8'))
const keys = vector('signatures').practiceKeys.map((key) => (typeof key === 'string' ? JSON.parse(key) : key))
const draw = vector('draw')
const CSP = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'"
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' }
const state = { roles: ['BIDDER'], phase: process.argv[2] ?? 'OPEN', drawState: 'DRAWN', seat: 'CONFIRMED' }
const in_ = (seconds) => new Date(Date.now() + seconds * 1000).toISOString()
const id = '0b2c6f3e-8a41-4c5d-9f27-6e0d3b9a7712'
const digest = (text) => createHash('sha256').update(text).digest('hex')

const lot = {
  lot: '1',
  title: '教学综合楼施工',
  ceilingFen: 4_860_000_000,
  quotas: [{ specialty: 'A0801', count: 3 }, { specialty: 'B0103', count: 2 }],
  qualification: [{ id: 'q1', title: '建筑工程施工总承包二级以上资质' }, { id: 'q2', title: '近三年无重大违法记录' }],
  scoring: [
    { id: 'price', title: '投标报价', max: 100, weight: 60, formula: { name: 'lowest-over-price' } },
    { id: 's1', title: '施工组织设计', max: 100, weight: 25 },
    { id: 's2', title: '项目管理机构', max: 100, weight: 15 }
  ],
  state: state.phase,
  failure: null
}
const tender = () => ({
  id: 'T-62-2026-000123',
  title: '兰州市第三中学教学综合楼建设项目',
  region: '620100',
  industry: 'A01',
  tradeType: 'engineering',
  state: state.phase,
  deadline: in_(state.phase === 'OPEN' ? 5400 : -600),
  publishedAt: in_(-86400 * 20),
  tendererUscc: '91620000MA00000001',
  agencyUscc: '91620000MA00000002',
  ruleSet: 'cn-engineering-tender',
  ruleVersion: 1,
  document: { id: 'doc1', fileName: '招标文件.pdf', size: 2_456_112, digest: digest('doc') },
  lots: [{ ...lot, state: state.phase }],
  evidence: [{ id, type: 'tender.published', state: 'ANCHORED', at: in_(-86400 * 20) }],
  chain: { state: state.phase === 'OPEN' ? 'OPEN' : 'CLOSED', deadline: in_(5400) }
})
const bids = [
  { lot: '1', ticket: digest('a').slice(0, 32), state: 'OPENED', bidder: '91620000MA11111111', bidderName: '甘肃第一建设有限公司', figures: { price: '4650000000', duration: '420', manager: '李建国' }, progress: 100, evidence: id },
  { lot: '1', ticket: digest('b').slice(0, 32), state: 'OPENED', bidder: '91620000MA22222222', bidderName: '兰州黄河工程集团', figures: { price: '4588800000', duration: '400', manager: '王丽' }, progress: 100, evidence: id },
  { lot: '1', ticket: digest('c').slice(0, 32), state: 'OPENED', bidder: '91620000MA33333333', bidderName: '天水宏图建筑股份', figures: { price: '4721500000', duration: '430', manager: '张强' }, progress: 100, evidence: id },
  { lot: '1', ticket: digest('d').slice(0, 32), state: 'REFUSED', code: 'bid.sealed-file-changed', fault: 'OTHERS', figures: {}, progress: 40, evidence: id },
  { lot: '1', ticket: digest('e').slice(0, 32), state: state.phase === 'OPENING' ? 'RELEASED' : 'ABSENT', code: state.phase === 'OPENING' ? null : 'opening.not-released', fault: state.phase === 'OPENING' ? null : 'BIDDER', figures: {}, progress: 63 }
]
const ranking = bids.slice(0, 3).map((bid, i) => ({ rank: i + 1, ticket: bid.ticket, bidder: bid.bidder, bidderName: bid.bidderName, priceFen: Number(bid.figures.price), total: 93.42 - i * 2.31 }))
const opening = () => ({ state: { OPEN: 'WAITING', OPENING: 'RELEASING' }[state.phase] ?? 'OPENED', releaseUntil: in_(900), bids: state.phase === 'OPEN' ? [] : bids })
const transcript = () => ({ ...draw, format: 'ggzy-draw/1', profile: 'S' })
const fact = { format: 'ggzy-fact/1', id, type: 'tender.published', subject: 'tender/T-62-2026-000123', digest: digest('doc'), actor: digest('x'), at: in_(-86400) }
const uploads = new Map()
const ROUTES = [
  ['POST', /^\/tenders\/[^/]+\/lots\/1\/uploads$/, (m, body) => begin(JSON.parse(body))],
  ['PUT', /^\/uploads\/u\/pieces\/(\d+)$/, (m, body) => (uploads.get('u').got.add(Number(m[1])), digestOf(body) === uploads.get('u').pieces[Number(m[1])] ? null : console.log('piece differs', m[1]))],
  ['POST', /^\/uploads\/u\/completion$/, () => ({ stored: { at: in_(0), signature: 'AA==' } })],
  ['POST', /^\/tenders\/[^/]+\/lots\/1\/bids$/, (m, body) => (console.log(JSON.stringify(JSON.parse(body).submission)), { ticket: JSON.parse(body).submission.ticket, receivedAt: in_(0), deadline: in_(5000), txId: digest('tx'), block: 41, digest: digest('r'), endorsements: [{ mspId: 'SjtSimMSP' }, { mspId: 'JyzxSimMSP' }], evidence: id })],
  ['GET', /^\/system$/, () => ({ mode: 'practice', chain: { kind: 'embedded', channel: 'ggzy-simulator', simulator: true }, time: in_(0), version: 'mock', log: { origin: 'ggzy.province/evidence-practice', size: 77 } })],
  ['POST', /^\/login\/challenges$/, () => ({ challenge: 'c'.repeat(32), text: `GGZY-LOGIN-1\norigin: http://localhost:${PORT}\ntime: ${in_(0)}\nchallenge: ${'c'.repeat(32)}`, expiresAt: in_(120) })],
  ['POST', /^\/login$/, () => me()],
  ['GET', /^\/me$/, () => me()],
  ['DELETE', /^\/login$/, () => undefined],
  ['GET', /^\/mock\/(.*)$/, (m) => Object.assign(state, JSON.parse(decodeURIComponent(m[1])))],
  ['GET', /^\/practice\/accounts$/, () => [...keys.map((key, i) => ({ role: key.role, name: key.name, organisation: key.organisation, file: String(i) })), { role: 'AGENCY', name: '演练代理', organisation: '甘肃招标代理有限公司', file: '0' }, { role: 'EXPERT', name: '专家 E031', file: '0' }]],
  ['GET', /^\/practice\/keys\/(\d+)$/, (m) => keys[Number(m[1])]],
  ['GET', /^\/tenders\?/, () => ({ items: ['OPEN', 'OPENING', 'EVALUATING', 'CANDIDATES_PUBLIC', 'AWARDED', 'FAILED'].map((s, i) => ({ ...tender(), id: tender().id.slice(0, -1) + i, state: s, lots: [lot], deadline: in_(s === 'OPEN' ? 5400 : -99) })), page: 1, pages: 3, total: 54 })],
  ['GET', /^\/tenders\/[^/]+$/, tender],
  ['GET', /^\/tenders\/[^/]+\/opening$/, opening],
  ['GET', /^\/tenders\/[^/]+\/lots\/1\/draws$/, () => [draw.draw]],
  ['GET', /^\/tenders\/[^/]+\/lots\/1\/candidates$/, () => ({ state: 'CANDIDATES_PUBLIC', ranking, rejected: [], publicityUntil: in_(3600) })],
  ['GET', /^\/tenders\/[^/]+\/lots\/1\/award$/, () => ({})],
  ['GET', /^\/draws\/[^/]+$/, () => ({ ...draw, tender: tender().id, lot: '1', state: state.drawState, removed: 2, voids: 0, required: draw.parties.map((p) => p.party) })],
  ['GET', /^\/draws\/[^/]+\/transcript$/, transcript],
  ['GET', /^\/rule-sets$/, () => [{ ruleSet: 'cn-engineering-tender', version: 1, family: 'engineering', from: '2019-03-02', title: { zh: '工程建设项目招标投标', en: 'Tenders for engineering projects' }, params: { practice: false, minBidDays: 20, minBidders: 3, committeeMin: 5, periods: { bidding: { amount: 20, unit: 'DAYS', basis: '招标投标法 第二十四条' } }, drawParties: [] } }]],
  ['GET', /^\/publications/, () => ({ items: [{ no: 1, kind: 'tender-notice', tender: tender().id, title: tender().title, body: '招标公告全文……', digest: digest('n'), evidence: id, publishedAt: in_(-86400) }, { no: 2, kind: 'candidates', tender: tender().id, lot: '1', title: '中标候选人公示', body: '第一名：甘肃第一建设有限公司', digest: digest('n'), evidence: id, publishedAt: in_(-100) }] })],
  ['GET', /^\/evaluations$/, () => [{ tender: tender().id, lot: '1', title: tender().title, state: 'MARKING', seatState: state.seat, seat: 2 }]],
  ['GET', /^\/evaluations\/[^/]+\/1$/, () => ({ tender: tender().id, lot: '1', title: tender().title, seat: { seat: 2, state: state.seat }, bids: ranking, qualification: lot.qualification, scoring: lot.scoring, forms: [{ ticket: ranking[0].ticket, qualification: [{ id: 'q1', pass: true, reason: '' }, { id: 'q2', pass: true, reason: '' }], scores: [{ id: 's1', score: 88.5 }, { id: 's2', score: 91 }] }] })],
  ['GET', /^\/evaluations\/[^/]+\/1\/report$/, () => ({ digest: digest('report'), ranking, rejected: [{ ticket: 'x', bidder: '91620000MA44444444', bidderName: '某某公司', reasons: [{ item: 'q1', against: 4, members: 5, words: ['资质证书过期'] }] }], seats: [1, 2, 3, 4, 5].map((seat) => ({ seat, state: seat < 3 ? 'SIGNED' : 'SUBMITTED', dissent: seat === 1 ? '工期评分偏高' : null })) })],
  ['POST', /^\/evidence\/lookup$/, () => ({ facts: [{ id, fact, state: 'ANCHORED', index: 3 }] })],
  ['GET', /^\/evidence\/[^/]+\/proof$/, () => ({ format: 'ggzy-proof/1', fact, index: 3, size: 10, path: [], checkpoint: vector('note').checkpoint.note })],
  ['GET', /^\/trust\.json$/, () => ({ format: 'ggzy-trust/1', log: vector('note').checkpoint.log.vkey, witnesses: vector('note').checkpoint.witnesses.map((w) => w.vkey), witnessThreshold: 2, channel: 'ggzy-simulator' })],
  ['GET', /^\/monitor\/tenders\/[^/]+\/timeline$/, () => ['tender.published', 'bid.submitted', 'bid.submitted', 'tender.closed', 'bid.opened'].map((type, i) => ({ at: in_(-5000 + i * 900), type, subject: 'tender/T-62-2026-000123', txId: digest(type + i), block: 12 + i, evidence: id, index: i }))],
  ['GET', /^\/monitor\/comparisons$/, () => [{ at: in_(-3600), compared: 341, differences: [] }]],
  ['POST', /^\/monitor\/comparisons$/, () => ({ at: in_(0), compared: 342, differences: [{ table: 'tender', row: 'T-62-2026-000123', column: 'deadline', database: '2026-12-01T01:30:00Z', chain: '2026-12-02T01:30:00Z' }] })]
]
const digestOf = (octets) => createHash('sha256').update(octets).digest('hex')
const begin = (upload) => (uploads.set('u', { ...upload, got: new Set() }), { upload: 'u', missing: upload.pieces.map((_, i) => i).filter((i) => i !== 2) })
const me = () => (state.roles.length ? { account: createHash('sha256').update(Buffer.from(keys[0].certificate, 'base64')).digest('hex'), name: '王敏', organisation: '甘肃演练单位有限公司', uscc: state.roles.includes('TENDERER') ? '91620000MA00000001' : '91620000MA00000002', roles: state.roles } : undefined)

createServer(async (request, response) => {
  const { method } = request
  const path = request.url.replace('/api/v1', '')
  if (!request.url.startsWith('/api')) return file(path.split('?')[0], response)
  if (path.endsWith('/opening/stream')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    return response.write(`event: opening\ndata: ${JSON.stringify(opening())}\n\n`)
  }
  const route = ROUTES.find(([m, pattern]) => m === method && pattern.test(path))
  const parts = []
  for await (const part of request) parts.push(part)
  const answer = route?.[2](route[1].exec(path), Buffer.concat(parts))
  const missing = !route || (path === '/me' && !answer)
  response.writeHead(missing ? (path === '/me' ? 401 : 404) : 200, { 'Content-Type': missing ? 'application/problem+json' : 'application/json' })
  response.end(JSON.stringify(missing ? { code: path === '/me' ? 'identity.not-signed-in' : 'mock.nothing-here', detail: 'mock', traceId: 'abc' } : answer))
}).listen(PORT, () => console.log('mock on ' + PORT))

function file(path, response) {
  const wanted = join(DIST, path)
  const found = wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html')
  response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream', 'Content-Security-Policy': CSP })
  createReadStream(found).pipe(response)
}
