/** Replays a transcript in a worker, with a bound: looking for a completable committee can be made to take for ever. */
import { Problem } from '@/api'
import type { Replay, Transcript } from '@/verify/draw'
import ReplayWorker from './replay.worker.ts?worker&inline'

export const PATIENCE_MILLIS = 60_000

export function replayInWorker(transcript: Transcript, patience = PATIENCE_MILLIS, worker: Worker = new ReplayWorker()): Promise<Replay> {
  return new Promise<Replay>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Problem(0, 'web.replay-too-long', '')), patience)
    worker.onmessage = ({ data }: MessageEvent<{ replay?: Replay; failed?: string }>) => {
      clearTimeout(timer)
      if (data.replay) resolve(data.replay)
      else reject(new Problem(0, 'web.transcript-unreadable', '', { why: data.failed }))
    }
    worker.onerror = (event) => {
      clearTimeout(timer)
      reject(new Problem(0, 'web.transcript-unreadable', '', { why: event.message }))
    }
    worker.postMessage(JSON.parse(JSON.stringify(transcript)))
  }).finally(() => worker.terminate())
}
