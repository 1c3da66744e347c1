/** Sealing off the main thread: the page stays usable while hundreds of megabytes are encrypted. */
import { Sealer } from './sealer'
import type { FromWorker, ToWorker } from './worker-messages'

let sealer: Sealer | undefined
const answer = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer })

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  try {
    if (data.kind === 'prepare') {
      sealer = await Sealer.of(data.file, data.bid, data.key, data.recipients)
      const prepared = await sealer.prepare((done, total) => answer({ kind: 'progress', done, total }))
      answer({ kind: 'prepared', prepared })
    } else {
      const octets = await sealer!.checkedPiece(data.number, data.digest)
      answer({ kind: 'piece', number: data.number, octets }, [octets.buffer])
    }
  } catch (failure) {
    const error = failure as Error
    answer({ kind: 'failed', number: data.kind === 'piece' ? data.number : undefined, name: error.constructor.name, message: error.message })
  }
}
