/** The worker as an object with promises. */
import { Problem } from '@/api'
import type { BidId, Recipient } from '@/verify/sealed'
import { FileChanged, type Prepared } from './sealer'
import type { FromWorker, ToWorker } from './worker-messages'

interface Waiting<T> {
  resolve: (value: T) => void
  reject: (reason: Error) => void
}

export class SealingWorker {
  private readonly worker = new Worker(new URL('./seal.worker.ts', import.meta.url), { type: 'module' })
  private readonly pieces = new Map<number, Waiting<Uint8Array<ArrayBuffer>>>()
  private preparing?: Waiting<Prepared>
  private onProgress: (done: number, total: number) => void = () => undefined

  constructor() {
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data)
    this.worker.onerror = (event) => this.fail(new Problem(0, 'web.sealing-failed', '', { why: event.message }))
  }

  prepare(file: Blob, bid: BidId, key: Uint8Array, recipients: Recipient[], onProgress: (done: number, total: number) => void): Promise<Prepared> {
    this.onProgress = onProgress
    return new Promise((resolve, reject) => {
      this.preparing = { resolve, reject }
      this.send({ kind: 'prepare', file, bid: { ...bid }, key, recipients: recipients.map((recipient) => ({ ...recipient })) })
    })
  }

  piece(number: number, digest: string): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      this.pieces.set(number, { resolve, reject })
      this.send({ kind: 'piece', number, digest })
    })
  }

  stop(): void {
    this.worker.terminate()
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message)
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'progress') this.onProgress(message.done, message.total)
    else if (message.kind === 'prepared') this.preparing?.resolve(message.prepared)
    else if (message.kind === 'piece') this.take(message.number)?.resolve(message.octets as Uint8Array<ArrayBuffer>)
    else {
      const error = message.name === FileChanged.name ? new FileChanged(message.message) : new Problem(0, 'web.sealing-failed', '', { why: message.message })
      if (message.number === undefined) this.preparing?.reject(error)
      else this.take(message.number)?.reject(error)
    }
  }

  private take(number: number): Waiting<Uint8Array<ArrayBuffer>> | undefined {
    const waiting = this.pieces.get(number)
    this.pieces.delete(number)
    return waiting
  }

  private fail(error: Error): void {
    this.preparing?.reject(error)
    this.pieces.forEach((waiting) => waiting.reject(error))
    this.pieces.clear()
  }
}
