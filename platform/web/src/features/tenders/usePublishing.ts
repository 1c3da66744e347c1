import { documents, tenders, type DocumentInfo, type Lot, type RuleSet } from '@/api'
import { useSession } from '@/features/session/session'
import { useClock } from '@/shared/clock'
import { fenOf } from '@/shared/format'
import { useTask } from '@/shared/task'
import { computed, reactive, shallowRef } from 'vue'

export interface LotForm extends Omit<Lot, 'ceilingFen'> {
  ceiling: string
}

export function emptyLot(number: number): LotForm {
  return {
    lot: String(number),
    title: '',
    ceiling: '',
    quotas: [{ specialty: 'A0801', count: 3 }, { specialty: 'B0103', count: 2 }],
    qualification: [{ id: 'q1', title: '' }],
    scoring: [
      { id: 'price', title: '', max: 100, weight: 60, formula: { name: 'lowest-over-price' } },
      { id: 's1', title: '', max: 100, weight: 40 }
    ]
  }
}

/** The form of a new tender, what is still missing in it, and how it becomes a draft. */
export function usePublishing() {
  const session = useSession()
  const clock = useClock()
  const form = reactive({
    title: '',
    region: '620100',
    industry: 'A01',
    tradeType: 'engineering',
    tendererUscc: session.has('tenderer') ? session.account!.uscc : '',
    agencyUscc: session.has('agency') ? session.account!.uscc : '',
    ruleSet: '',
    deadline: undefined as Date | undefined,
    lots: [emptyLot(1)]
  })
  const file = shallowRef<{ name: string; info: DocumentInfo }>()

  const rules = useTask(tenders.ruleSets)
  void rules.run().then((sets) => {
    form.ruleSet = sets?.find((set) => set.params.practice)?.ruleSet ?? sets?.[0]?.ruleSet ?? ''
  })
  const rule = computed<RuleSet | undefined>(() => rules.result.value?.find((set) => set.ruleSet === form.ruleSet))

  const uploading = useTask(async (chosen: File) => {
    file.value = { name: chosen.name, info: await documents.add(chosen) }
  })

  /** Whether the chosen deadline keeps the rule's bidding period, counted by date with the first day left out. */
  const tooShort = computed(() => {
    const period = rule.value?.params.periods.bidding
    if (!period || !form.deadline) return false
    const left = form.deadline.getTime() - clock.now
    if (period.unit === 'SECONDS') return left < period.amount * 1000
    return dayOf(form.deadline.getTime()) - dayOf(clock.now) < period.amount
  })

  const missing = computed(() => {
    const required: [string, boolean][] = [
      ['tenders.publish.name', form.title.trim() !== ''],
      ['tenders.publish.tendererUscc', /^[0-9A-Z]{18}$/.test(form.tendererUscc)],
      ['tenders.publish.agencyUscc', /^[0-9A-Z]{18}$/.test(form.agencyUscc)],
      ['shared.deadline', !!form.deadline],
      ['tenders.publish.document', !!file.value],
      ['tenders.publish.lotTitle', form.lots.every((lot) => lot.title.trim() !== '' && lot.lot.trim() !== '')],
      ['tenders.ceiling', form.lots.every((lot) => lot.ceiling === '' || fenOf(lot.ceiling) !== undefined)],
      ['tenders.qualification', form.lots.every((lot) => lot.qualification.every((item) => item.title.trim() !== ''))],
      ['tenders.scoring', form.lots.every((lot) => lot.scoring.every((item) => item.id === 'price' || item.title.trim() !== ''))],
      ['tenders.weight', form.lots.every((lot) => weightOf(lot) === 100)]
    ]
    return required.filter(([, given]) => !given).map(([what]) => what)
  })

  const saving = useTask((priceTitle: string) =>
    tenders.draft({
      ...form,
      tradeType: rule.value!.family,
      deadline: form.deadline!.toISOString(),
      documentId: file.value!.info.id,
      lots: form.lots.map(({ ceiling, ...lot }) => ({
        ...lot,
        ceilingFen: ceiling === '' ? null : fenOf(ceiling)!,
        scoring: lot.scoring.map((item) => (item.id === 'price' ? { ...item, title: item.title || priceTitle } : item))
      }))
    })
  )

  return { form, file, rules, rule, uploading, tooShort, missing, saving }
}

export const weightOf = (lot: LotForm): number => lot.scoring.reduce((sum, item) => sum + Number(item.weight), 0)
export const seatsOf = (lot: LotForm): number => lot.quotas.reduce((sum, quota) => sum + Number(quota.count), 0)

/** Days since 1970 in Shanghai, which has no summer time. */
const dayOf = (instant: number): number => Math.floor((instant + 8 * 3600_000) / 86_400_000)
