/** How instants and amounts are written; Asia/Shanghai everywhere, because the law's deadlines are. */
import { useI18n } from 'vue-i18n'

const ZONE = 'Asia/Shanghai'

export function useFormat() {
  const { locale, t, tm, rt } = useI18n()

  const instant = (value?: string | number | null) =>
    value == null ? '—' : new Intl.DateTimeFormat(locale.value, { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'medium', hour12: false }).format(new Date(value))

  const date = (value?: string | null) => (value ? new Intl.DateTimeFormat(locale.value, { timeZone: ZONE, dateStyle: 'medium' }).format(new Date(value)) : '—')

  const yuan = (fen?: number | string | null) =>
    fen == null || fen === ''
      ? '—'
      : new Intl.NumberFormat(locale.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Number(fen) / 100) + ' ' + t('shared.yuan')

  const size = (octets: number) => {
    const units = ['B', 'KiB', 'MiB', 'GiB']
    let power = 0
    while (octets >= 1024 ** (power + 1) && power < units.length - 1) power++
    return `${(octets / 1024 ** power).toFixed(power ? 1 : 0)} ${units[power]}`
  }

  /** A word from a table, or the code itself where the table has none. Codes have dots, so they are names here and not paths. */
  const word = (table: string, code?: string | null) => {
    const found = code ? (tm(table) as Record<string, string>)[code] : undefined
    return found ? rt(found) : (code ?? '—')
  }

  const left = (milliseconds: number) => {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000))
    const parts = { days: Math.floor(seconds / 86400), hours: Math.floor(seconds / 3600) % 24, minutes: Math.floor(seconds / 60) % 60, seconds: seconds % 60 }
    const shown = (Object.keys(parts) as (keyof typeof parts)[]).filter((unit, i, all) => all.slice(0, i + 1).some((u) => parts[u] > 0) || unit === 'seconds')
    return shown.map((unit) => t(`shared.leftOf.${unit}`, { n: parts[unit] })).join(' ')
  }

  return { instant, date, yuan, size, word, left }
}

/** Yuan as typed, in fen; undefined for anything but an amount with at most two decimals. */
export function fenOf(yuan: string): number | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan.replaceAll(',', '').trim())
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined
}

/** A picker knows only the zone of its machine; its fields are read as Shanghai's, wherever the machine stands. Shanghai has no summer time. */
export function instantOfPicked(picked: Date): Date {
  return new Date(Date.UTC(picked.getFullYear(), picked.getMonth(), picked.getDate(), picked.getHours() - 8, picked.getMinutes(), picked.getSeconds()))
}

export function pickedOf(instant: Date): Date {
  const there = new Date(instant.getTime() + 8 * 3600_000)
  return new Date(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate(), there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds())
}

/** RFC 3339 as the platform writes it: milliseconds only where there are some. */
export const instantText = (instant: Date): string => instant.toISOString().replace('.000Z', 'Z')
