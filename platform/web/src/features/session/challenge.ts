/** The text of a login challenge. The key that signs it signs acts too, so nothing but the four known lines is signed. */
import { Problem, type Challenge } from '@/api'

const TOLERANCE = 120_000
const FORM = /^GGZY-LOGIN-1\norigin: ([\x21-\x7e]{1,200})\ntime: (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)\nchallenge: ([0-9a-f]{32})$/

/** The text, when it is one for the server that was called and of this time; a refusal otherwise. */
export function textToSign({ text, challenge }: Challenge, origin: string, now: number): string {
  const lines = FORM.exec(text)
  if (!lines || lines[0] !== text || lines[1] !== origin || lines[3] !== challenge) throw new Problem(0, 'web.challenge-refused', '')
  const time = Date.parse(lines[2]!)
  if (!(Math.abs(time - now) <= TOLERANCE)) throw new Problem(0, 'web.challenge-time', '')
  return text
}
