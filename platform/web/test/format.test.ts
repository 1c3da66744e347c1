import { instantOfPicked, pickedOf } from '@/shared/format'
import { describe, expect, it } from 'vitest'

describe('a picked time', () => {
  it('is Shanghai time, whatever the zone of the machine', () => {
    expect(instantOfPicked(new Date(2026, 2, 1, 9, 30, 0)).toISOString()).toBe('2026-03-01T01:30:00.000Z')
    expect(instantOfPicked(new Date(2026, 0, 1, 7, 59, 59)).toISOString()).toBe('2025-12-31T23:59:59.000Z')
  })

  it('shows an instant as the clocks in Shanghai do', () => {
    const instant = new Date('2026-03-01T01:30:00Z')
    expect(pickedOf(instant).getHours()).toBe(9)
    expect(instantOfPicked(pickedOf(instant))).toEqual(instant)
  })
})
