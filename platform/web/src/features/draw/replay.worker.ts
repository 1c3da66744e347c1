/** The replay off the main thread: a hostile transcript can keep a worker busy, not the page. */
import type { Act } from '@/verify/act'
import type { Transcript } from '@/verify/draw'
import { replayWithActs } from '@/verify/draw-acts'

self.onmessage = async ({ data }: MessageEvent<Transcript & { acts?: Act[] }>) => {
  try {
    self.postMessage({ replay: await replayWithActs(data) })
  } catch (failure) {
    self.postMessage({ failed: (failure as Error).message })
  }
}
