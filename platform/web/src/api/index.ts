/** Every call of docs/api.md, by room. Nothing outside this folder knows a path. */
import type { Verdict } from '@/features/certificates/verdict'
import type * as T from './types'
import { get, getBlob, post, postFile, put, putOctets, remove, urlOf } from './client'

export * from './types'
export { Problem, speak } from './client'

const part = encodeURIComponent
const lotPath = (tender: string, lot: string) => `/tenders/${part(tender)}/lots/${part(lot)}`
const bidPath = (tender: string, lot: string, ticket: string) => `/bids/${part(tender)}/${part(lot)}/${part(ticket)}`
const seatPath = (tender: string, lot: string) => `/evaluations/${part(tender)}/${part(lot)}`

export const system = () => get<T.SystemInfo>('/system')

export const login = {
  challenge: () => post<T.Challenge>('/login/challenges'),
  answer: (challenge: string, signature: T.Signature) => post<T.Account>('/login', { challenge, signature }),
  me: () => get<T.Account>('/me'),
  leave: () => remove<void>('/login')
}

export const practice = {
  accounts: () => get<T.PracticeAccount[]>('/practice/accounts'),
  /** the practice experts who sit in a committee; a secret in production */
  experts: () => get<T.PracticeAccount[]>('/practice/experts'),
  key: (file: string) => get<unknown>(`/practice/keys/${part(file)}`)
}

export const tenders = {
  list: (query: { state?: string; q?: string; page?: number }) =>
    get<T.Pages<T.TenderRow>>('/tenders?' + new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v ? [[k, String(v)]] : [])))),
  read: (id: string) => get<T.Tender>(`/tenders/${part(id)}`),
  draft: (draft: T.Draft) => post<T.Tender>('/tenders', draft),
  toSign: (id: string) => get<T.ToSign>(`/tenders/${part(id)}/publication`),
  publish: (id: string, act: T.Act) => post<T.Proven>(`/tenders/${part(id)}/publication`, { act }),
  postpone: (id: string, act: T.Act, notice: string, affectsBids: boolean) =>
    post<T.Proven>(`/tenders/${part(id)}/postponement`, { act, notice, affectsBids }),
  ruleSets: () => get<T.RuleSet[]>('/rule-sets')
}

export const documents = {
  add: (file: File) => postFile<T.DocumentInfo>('/documents', file),
  url: (id: string) => urlOf(`/documents/${part(id)}`),
  read: (id: string) => getBlob(`/documents/${part(id)}`)
}

export const bids = {
  beginUpload: (tender: string, lot: string, upload: { ticket: string; size: number; root: string; pieces: string[] }) =>
    post<T.Upload>(`${lotPath(tender, lot)}/uploads`, upload),
  putPiece: (upload: string, piece: number, octets: Uint8Array<ArrayBuffer>) => putOctets(`/uploads/${part(upload)}/pieces/${piece}`, octets),
  completeUpload: (upload: string) => post<{ stored: T.Stored }>(`/uploads/${part(upload)}/completion`),
  submit: (tender: string, lot: string, submission: T.Submission, act: T.Act, salt: string) =>
    post<T.Receipt>(`${lotPath(tender, lot)}/bids`, { submission, act, salt }),
  replace: (old: { ticket: string; salt: string }, submission: T.Submission, act: T.Act, salt: string) =>
    post<T.Receipt>(`${bidPath(submission.tender, submission.lot, old.ticket)}/replacement`, { submission, act, salt, replaces: { salt: old.salt } }),
  withdraw: (bid: { tender: string; lot: string; ticket: string }, act: T.Act, salt: string) =>
    post<unknown>(`${bidPath(bid.tender, bid.lot, bid.ticket)}/withdrawal`, { act, salt }),
  receipt: (tender: string, lot: string, ticket: string) => get<T.Receipt>(bidPath(tender, lot, ticket)),
  release: (bid: { tender: string; lot: string; ticket: string }, release: Release) =>
    post<unknown>(`${bidPath(bid.tender, bid.lot, bid.ticket)}/release`, release)
}

export interface Release {
  contentKey: string
  contentSalt: string
  plaintextDigest: string
  figures: Record<string, T.Figure>
  salt: string
  act: T.Act
  releaseAct: T.Act
}

export const openings = {
  read: (tender: string) => get<T.Opening>(`/tenders/${part(tender)}/opening`),
  /** Calls back with each new state until closed. */
  follow(tender: string, onChange: (opening: T.Opening) => void, onBreak: () => void): () => void {
    const source = new EventSource(urlOf(`/tenders/${part(tender)}/opening/stream`), { withCredentials: true })
    source.addEventListener('opening', (event) => onChange(JSON.parse((event as MessageEvent<string>).data)))
    source.onerror = onBreak
    return () => source.close()
  }
}

export interface PoolRequest {
  quotas: T.Quota[]
  maxPerRegion: number
  maxPerEmployer: number
  cause?: string
}

export const draws = {
  prepare: (tender: string, lot: string, request: PoolRequest) => post<T.PreparedDraw>(`${lotPath(tender, lot)}/draws`, request),
  freezePool: (draw: string, act: T.Act) => post<T.DrawView>(`/draws/${part(draw)}/pool`, { act }),
  deal: (draw: string, act: T.Act) => post<T.DrawView>(`/draws/${part(draw)}/deals`, { act }),
  reveal: (draw: string, act: T.Act) => post<T.DrawView>(`/draws/${part(draw)}/reveals`, { act }),
  void: (draw: string, act: T.Act) => post<T.DrawView>(`/draws/${part(draw)}/void`, { act }),
  replace: (draw: string, act: T.Act) => post<T.DrawView>(`/draws/${part(draw)}/replacements`, { act }),
  read: (draw: string) => get<T.DrawView>(`/draws/${part(draw)}`),
  ofLot: (tender: string, lot: string) => get<string[]>(`${lotPath(tender, lot)}/draws`),
  transcript: (draw: string) => get<T.Transcript>(`/draws/${part(draw)}/transcript`)
}

export const evaluations = {
  duties: () => get<T.Duty[]>('/evaluations'),
  read: (tender: string, lot: string) => get<T.Evaluation>(seatPath(tender, lot)),
  avoidance: (tender: string, lot: string, act: T.Act) => post<unknown>(`${seatPath(tender, lot)}/avoidance`, { act }),
  qualify: (tender: string, lot: string, ticket: string, items: T.Mark[]) =>
    put<unknown>(`${seatPath(tender, lot)}/bids/${part(ticket)}/qualification`, { items }),
  score: (tender: string, lot: string, ticket: string, items: T.Score[]) =>
    put<unknown>(`${seatPath(tender, lot)}/bids/${part(ticket)}/scores`, { items }),
  submit: (tender: string, lot: string, act: T.Act) => post<unknown>(`${seatPath(tender, lot)}/submission`, { act }),
  file: (tender: string, lot: string, ticket: string) => urlOf(`${seatPath(tender, lot)}/bids/${part(ticket)}/file`),
  formsToSign: (tender: string, lot: string) => get<T.ToSign>(`${seatPath(tender, lot)}/submission`),
  /** With the words of a dissent, the body to sign has them too. */
  report: (tender: string, lot: string, dissent = '') => get<T.Report>(`${seatPath(tender, lot)}/report` + (dissent ? '?dissent=' + part(dissent) : '')),
  sign: (tender: string, lot: string, act: T.Act, dissent?: string) => post<unknown>(`${seatPath(tender, lot)}/report/signature`, { act, dissent })
}

export const awards = {
  readCandidates: (tender: string, lot: string) => get<T.Candidates>(`${lotPath(tender, lot)}/candidates`),
  readAward: (tender: string, lot: string) => get<T.Award>(`${lotPath(tender, lot)}/award`),
  awardToSign: (tender: string, lot: string, ticket: string, causes: Record<string, string>) =>
    get<T.ToSign>(`${lotPath(tender, lot)}/award?` + new URLSearchParams({ ticket, causes: Object.entries(causes).map((entry) => entry.join(':')).join(',') })),
  candidates: (tender: string, lot: string, act: T.Act) => post<unknown>(`${lotPath(tender, lot)}/candidates`, { act }),
  award: (tender: string, lot: string, act: T.Act) => post<unknown>(`${lotPath(tender, lot)}/award`, { act }),
  publications: (tender?: string) => get<T.Pages<T.Publication>>('/publications' + (tender ? '?tender=' + part(tender) : '')).then((found) => found.items)
}

export const evidence = {
  read: (id: string) => get<T.Located>(`/evidence/${part(id)}`),
  proof: (id: string) => get<T.ProofBundle>(`/evidence/${part(id)}/proof`),
  lookup: (digest: string) => post<{ facts: T.Located[] }>('/evidence/lookup', { digest }),
  trust: () => get<T.Trust>('/trust.json')
}

/** A browser shows a ticket as a QR code; the secret whose digest it named is its proof. */
export const qr = {
  make: (question: T.QrQuestion) => post<T.QrTicket>('/qr/tickets', question),
  status: (ticket: string, secret: string) => get<T.QrStatus>(`/qr/tickets/${part(ticket)}`, { 'X-Browser': secret }),
  enter: (ticket: string, secret: string) => post<T.Account>(`/qr/tickets/${part(ticket)}/session`, undefined, { 'X-Browser': secret }),
  look: (ticket: string, phone: string) => post<T.QrSeen>('/qr/tickets/scans', { ticket, phone }),
  confirm: (ticket: string, phone: string, signature: T.Signature) => post<void>(`/qr/tickets/${part(ticket)}/confirmation`, { phone, signature }),
  open: (ticket: string, phone: string, sealed: string) => post<void>(`/qr/tickets/${part(ticket)}/opening`, { phone, sealed }),
  refuse: (ticket: string, phone: string) => post<void>(`/qr/tickets/${part(ticket)}/refusal`, { phone })
}

const keyPath = (phone: T.PhoneName) => `/mediumless/keys/${part(phone.key)}`
const device = (phone: T.PhoneName) => ({ 'X-Device': phone.token })

/** Medium-less certificates: what an organisation does, and what a phone does with its half. */
export const mediumless = {
  authorise: (act: T.Act) => post<T.Authorised>('/mediumless/enrolments', { act }),
  certificates: () => get<T.MediumlessKey[]>('/mediumless/certificates'),
  revoke: (key: string, act: T.Act) => post<void>(`/mediumless/certificates/${part(key)}/revocation`, { act }),
  allowUnlocking: (key: string, act: T.Act) => post<void>(`/mediumless/certificates/${part(key)}/unlocking`, { act }),
  look: (code: string) => post<T.Invitation>('/mediumless/invitations', { code }),
  begin: (code: string, commitment: string, picture: string) => post<T.KeyOffer>('/mediumless/invitations/offer', { code, commitment, picture }),
  open: (opening: T.KeyOpening) => post<T.KeyMade>('/mediumless/invitations/opening', opening),
  view: (phone: T.PhoneName) => get<T.MediumlessKey>(keyPath(phone), device(phone)),
  certify: (phone: T.PhoneName, request: string) => post<{ certificate: string }>(keyPath(phone) + '/certificate', { request }, device(phone)),
  session: (phone: T.PhoneName, purpose: string, message: string) => post<T.KeySession>(keyPath(phone) + '/sessions', { purpose, message }, device(phone)),
  abort: (phone: T.PhoneName, session: string) => remove<void>(`${keyPath(phone)}/sessions/${part(session)}`, device(phone)),
  sign: (phone: T.PhoneName, session: string, body: { epoch: number; q1: string; message: string; pinProof: string }) =>
    post<{ r: string; s1: string }>(`${keyPath(phone)}/sessions/${part(session)}/signature`, body, device(phone)),
  decrypt: (phone: T.PhoneName, session: string, body: { epoch: number; t1: string; pinProof: string }) =>
    post<{ t2: string }>(`${keyPath(phone)}/sessions/${part(session)}/decryption`, body, device(phone)),
  refresh: (phone: T.PhoneName, session: string, body: { epoch: number; rho: string; newPin?: string; pinProof: string }) =>
    post<{ epoch: number }>(`${keyPath(phone)}/sessions/${part(session)}/refresh`, body, device(phone)),
  giveUp: (phone: T.PhoneName, reason: string) => post<void>(keyPath(phone) + '/revocation', { reason }, device(phone)),
  unlock: (phone: T.PhoneName, picture: string) => post<void>(keyPath(phone) + '/unlocking', { picture }, device(phone))
}

export const monitor = {
  timeline: (tender: string) => get<T.TimelineEntry[] | { entries: T.TimelineEntry[] }>(`/monitor/tenders/${part(tender)}/timeline`),
  comparisons: () => get<T.Comparison[] | { items: T.Comparison[] }>('/monitor/comparisons'),
  compare: () => post<T.Comparison>('/monitor/comparisons')
}

export const certificates = {
  verdict: (question: { certificate: string; purpose: string; at?: string }) => post<{ verdict: Verdict }>('/certificates/verdict', question)
}
