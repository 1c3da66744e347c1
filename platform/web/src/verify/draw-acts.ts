/** The signed acts in a transcript: they bind the tender, the lot and every row of the table to the people who signed. */
import { actHolds, type Act } from './act'
import { canonical, digestOf } from './canonical'
import { replay, type Replay, type ReplayStep, type Transcript } from './draw'

type Body = Record<string, unknown>

/** Replays, and checks the acts where the transcript brings them. Who issued the certificates is for the offline verifier. */
export async function replayWithActs(t: Transcript & { acts?: Act[] }): Promise<Replay> {
  const replayed = replay(t)
  if (!t.acts?.length) return { ...replayed, bound: false }
  const step = await actsStep(t, t.acts)
  return { ...replayed, steps: [...replayed.steps, step], matches: replayed.matches && step.holds, bound: step.holds }
}

async function actsStep(t: Transcript, acts: Act[]): Promise<ReplayStep> {
  try {
    const difference = otherDraw(t, acts) ?? bodiesDiffer(t, acts) ?? otherHand(acts) ?? (await badSignature(acts))
    return { name: 'acts', holds: !difference, ...difference }
  } catch {
    return { name: 'acts', holds: false, where: 'acts', malformed: true }
  }
}

function bodiesDiffer(t: Transcript, acts: Act[]) {
  const bodies = (name: string) => acts.filter((act) => act.payload.act === name).map((act) => act.payload.body as Body)
  const pool = { draw: t.draw, tender: t.tender, lot: t.lot, ruleHash: t.ruleHash, root: t.root, n: t.n, poolCommit: t.poolCommit, tableDigest: digestOf(t.table) }
  const [frozen, ...more] = bodies('draw.freezePool')
  if (!frozen || more.length) return { where: 'acts: draw.freezePool', computed: 'exactly one' }
  return (
    lacks('acts: draw.freezePool', frozen, pool) ??
    each('acts: draw.deal', bodies('draw.deal'), t.parties.map(({ party, commitment }) => ({ draw: t.draw, party, commitment }))) ??
    each('acts: draw.reveal', bodies('draw.reveal'), t.parties.map(({ party, secret }) => ({ draw: t.draw, party, secret }))) ??
    each('acts: draw.replace', bodies('draw.replace'), (t.replacements ?? []).map(({ index, reason, evidence }) => ({ draw: t.draw, index, reason, evidence })))
  )
}

function otherDraw(t: Transcript, acts: Act[]) {
  const i = acts.findIndex((act) => (act.payload.body as Body).draw !== t.draw)
  return i < 0 ? undefined : { where: `acts[${i}].payload.body.draw` }
}

/** Who dealt for a party is the one who revealed for it. */
function otherHand(acts: Act[]) {
  const hands = new Map<string, string>()
  for (const [i, { payload, signature }] of acts.entries()) {
    const party = (payload.body as Body).party
    if (typeof party !== 'string') continue
    const before = hands.get(party) ?? signature.certificate
    if (before !== signature.certificate) return { where: `acts[${i}]: another certificate than the one that dealt for ${party}` }
    hands.set(party, before)
  }
  return undefined
}

/** The same bodies, whatever their order. */
function each(where: string, signed: Body[], stated: Body[]) {
  const sorted = (bodies: Body[]) => bodies.map((body) => canonical(body)).sort()
  const [s, c] = [sorted(signed).join(), sorted(stated).join()]
  return s === c ? undefined : { where, stated: c, computed: s }
}

function lacks(where: string, signed: Body, stated: Body) {
  for (const name of Object.keys(stated)) {
    if (signed[name] !== stated[name]) return { where: `${where}.${name}`, stated: String(stated[name]), computed: String(signed[name]) }
  }
  return undefined
}

async function badSignature(acts: Act[]) {
  for (const [i, act] of acts.entries()) {
    if (!(await actHolds(act))) return { where: `acts[${i}].signature (${act.payload.act})` }
  }
  return undefined
}
