import { bids, Problem, type Act, type Figure, type Receipt, type Stored, type Submission, type Tender } from '@/api'
import { useKeys } from '@/features/qr/opening'
import { useSession } from '@/features/session/session'
import { signerOf, useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'
import { randomHex } from '@/verify/act'
import { bidderCommitment, contentCommitment, figureCommitment, type BidId } from '@/verify/sealed'
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { FileChanged, type Prepared } from './sealer'
import { keep, type Kept, type Stub } from './stub'
import { SealingWorker } from './worker-client'

export type Phase = 'choose' | 'seal' | 'upload' | 'submit' | 'receipt'

const PARALLEL = 3
const WAIT_MILLIS = 2000
const ROUNDS = 30

/** From a file on this machine to a receipt: seal, upload what is missing, sign, submit. Each step can be taken again. */
export function useSubmission(tender: () => Tender, lot: () => string) {
  const session = useSession()
  const signing = useSigning()
  const keys = useKeys()
  const phase = ref<Phase>('choose')
  const progress = ref({ done: 0, total: 1 })
  const kept = shallowRef<Kept>()
  const receipt = shallowRef<Receipt>()
  let worker: SealingWorker | undefined
  let prepared: Prepared | undefined
  let stored: Stored | undefined
  let stopped = false

  /** Seals, or seals again what an earlier visit began: the key comes out of the stub with the bidder's own certificate. */
  const sealing = useTask(async (file: File, figures: Record<string, string>, begun?: Kept, replaces?: Kept) => {
    phase.value = 'seal'
    worker?.stop()
    worker = new SealingWorker()
    try {
      const { bid, rawKey, stub } = begun ? await again(begun.stub) : await fresh(file, figures, replaces)
      prepared = await worker.prepare(file, bid, rawKey, stub.recipients, (done, total) => (progress.value = { done, total }))
      if (begun && (prepared.root !== stub.root || prepared.plaintextDigest !== stub.plaintextDigest)) throw new Problem(0, 'web.other-file', '')
      const sealed: Stub = {
        ...stub,
        plaintextDigest: prepared.plaintextDigest,
        root: prepared.root,
        size: prepared.size,
        chunks: prepared.pieces.length,
        keyCommitment: prepared.keyCommitment
      }
      remember({ stub: sealed, state: 'DRAFT', title: tender().title, replaces: begun?.replaces ?? (replaces && { ticket: replaces.stub.ticket, salt: replaces.stub.salt }) })
    } catch (failure) {
      phase.value = 'choose'
      throw failure
    }
    phase.value = 'upload'
    await uploading.run()
  })

  const uploading = useTask(async () => {
    stopped = false
    const { stub } = kept.value!
    const { upload, missing } = await bids.beginUpload(stub.tender, stub.lot, { ticket: stub.ticket, size: stub.size, root: stub.root, pieces: prepared!.pieces })
    const total = prepared!.pieces.length
    progress.value = { done: total - missing.length, total }
    const queue = [...missing]
    await Promise.all(Array.from({ length: PARALLEL }, () => carry(upload, queue)))
    if (stopped) return
    stored = (await bids.completeUpload(upload)).stored
    phase.value = 'submit'
  })

  async function carry(upload: string, queue: number[]): Promise<void> {
    for (let number = queue.shift(); number !== undefined && !stopped; number = queue.shift()) {
      try {
        await bids.putPiece(upload, number, await worker!.piece(number, prepared!.pieces[number]!))
      } catch (failure) {
        queue.length = 0
        throw failure instanceof FileChanged ? new Problem(0, 'web.file-changed', '') : failure
      }
      progress.value = { ...progress.value, done: progress.value.done + 1 }
    }
  }

  const submitting = useTask(async () => {
    const { stub, replaces } = kept.value!
    // The same argument again answers the same receipt: a lost answer costs nothing.
    const act: Act = stub.act ?? (await signing.ask(replaces ? 'bid.replace' : 'bid.submit', (certificate: string) => submissionOf(stub, certificate), plainOf(stub)))
    // The commitment to the bidder names the certificate that signed, on this machine or on the phone.
    const body = stub.submission ?? submissionOf(stub, signerOf(act))
    remember({ ...kept.value!, stub: { ...stub, submission: body, act } })
    const submission: Submission = { ...body, stored }
    try {
      const answer = replaces ? await bids.replace(replaces, submission, act, stub.salt) : await bids.submit(stub.tender, stub.lot, submission, act, stub.salt)
      receipt.value = answer.receivedAt ? answer : await awaited(stub)
    } catch (failure) {
      // A refused act is not used again; whether a lost answer was one, only the same act can find out.
      if (failure instanceof Problem && failure.status >= 400 && failure.status < 500) remember({ ...kept.value!, stub: { ...stub, act: undefined, submission: undefined } })
      throw failure
    }
    remember({ ...kept.value!, state: 'SUBMITTED', receipt: receipt.value })
    if (replaces) markReplaced(replaces.ticket)
    phase.value = 'receipt'
  })

  /** The chain's answer is not known yet: the platform asks it by transaction id, and this page asks the platform. */
  async function awaited(stub: Stub): Promise<Receipt> {
    for (let round = 0; round < ROUNDS; round++) {
      await new Promise((resolve) => setTimeout(resolve, WAIT_MILLIS))
      const answer = await bids.receipt(stub.tender, stub.lot, stub.ticket)
      if (answer.receivedAt) return answer
    }
    throw new Problem(0, 'web.no-answer-yet', '')
  }

  function submissionOf(stub: Stub, certificate: string): Submission {
    const figures = Object.fromEntries(Object.entries(stub.figures).map(([name, figure]) => [name, figureCommitment(name, figure.salt, figure.value)]))
    return {
      tender: stub.tender,
      lot: stub.lot,
      ticket: stub.ticket,
      version: stub.version,
      sealed: { root: stub.root, size: stub.size, chunks: stub.chunks },
      content: contentCommitment(stub.contentSalt, stub.plaintextDigest),
      figures,
      bidder: bidderCommitment(stub, session.account!.uscc, certificate, stub.salt)
    }
  }

  async function fresh(file: File, values: Record<string, string>, replaces?: Kept) {
    const bid: BidId = { tender: tender().id, lot: lot(), ticket: randomHex(16), version: (replaces?.stub.version ?? 0) + 1 }
    const rawKey = crypto.getRandomValues(new Uint8Array(32))
    const recipients = await keys.wrapForAll(rawKey)
    const figures: Record<string, Figure> = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { salt: randomHex(16), value }]))
    const stub: Stub = {
      format: 'ggzy-stub/1',
      ...bid,
      fileName: file.name,
      plainSize: file.size,
      plaintextDigest: '',
      contentSalt: randomHex(16),
      salt: randomHex(16),
      figures,
      root: '',
      size: 0,
      chunks: 0,
      keyCommitment: '',
      recipients
    }
    return { bid, rawKey, stub }
  }

  async function again(stub: Stub) {
    return { bid: { tender: stub.tender, lot: stub.lot, ticket: stub.ticket, version: stub.version }, rawKey: await keys.unwrap(stub.recipients, stub), stub }
  }

  function remember(next: Kept): void {
    kept.value = next
    keep(next)
  }

  function pause(): void {
    stopped = true
  }

  onBeforeUnmount(() => {
    stopped = true
    worker?.stop()
  })

  return { phase, progress, kept, receipt, sealing, uploading, submitting, pause }
}

const plainOf = (stub: Stub): Record<string, string> => Object.fromEntries(Object.entries(stub.figures).map(([name, figure]) => [name, figure.value]))

function markReplaced(ticket: string): void {
  for (const name of Object.keys(localStorage).filter((n) => n.startsWith('ggzy-bid/') && n.endsWith('/' + ticket))) {
    keep({ ...(JSON.parse(localStorage.getItem(name)!) as Kept), state: 'REPLACED' })
  }
}
