import { bids, openings, type Opening, Problem } from '@/api'
import { allKept, isFor, keep, parseStub, type Kept, type Stub } from '@/features/bids/stub'
import { useKeys } from '@/features/qr/opening'
import { useSession } from '@/features/session/session'
import { useSigning } from '@/features/session/signing'
import { useTask } from '@/shared/task'
import { hex } from '@/verify/bytes'
import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'

/** The hall as it happens, and what a bidder does in it. */
export function useHall(tender: () => string) {
  const session = useSession()
  const signing = useSigning()
  const keys = useKeys()
  const opening = shallowRef<Opening>()
  const broken = ref(false)
  const stubs = shallowRef<Kept[]>([])
  let stop = () => {}

  const reading = useTask(async () => {
    opening.value = await openings.read(tender())
  })

  onMounted(async () => {
    await reading.run()
    stop = openings.follow(
      tender(),
      (next) => {
        opening.value = next
        broken.value = false
      },
      () => (broken.value = true)
    )
  })
  onBeforeUnmount(() => stop())

  const readStubs = () => {
    stubs.value = allKept(session.account?.account).filter((kept) => kept.stub.tender === tender() && kept.state === 'SUBMITTED')
  }
  watch(() => session.account, readStubs, { immediate: true })

  const mine = computed(() => stubs.value.map((kept) => ({ kept, entry: opening.value?.bids.find((bid) => bid.ticket === kept.stub.ticket) })))

  const loadingStub = useTask(async (file: File) => {
    const stub = parseStub(await file.text())
    if (stub.tender !== tender() || !session.account || !isFor(stub, session.account.account)) throw new Problem(0, 'web.other-stub', '')
    keep({ stub, state: 'SUBMITTED', title: stub.tender })
    readStubs()
  })

  /** Unwraps the content key here, signs the release, and hands both over. */
  const releasing = useTask(async (stub: Stub) => {
    if (!stub.act) throw new Problem(0, 'web.other-stub', '')
    const { tender: t, lot, ticket } = stub
    const contentKey = hex(await keys.unwrap(stub.recipients, stub))
    const releaseAct = await signing.ask('bid.release', { tender: t, lot, ticket })
    await bids.release(
      { tender: t, lot, ticket },
      {
        contentKey,
        contentSalt: stub.contentSalt,
        plaintextDigest: stub.plaintextDigest,
        figures: stub.figures,
        salt: stub.salt,
        act: stub.act,
        releaseAct
      }
    )
    return true
  })

  return { opening, broken, reading, mine, loadingStub, releasing }
}
