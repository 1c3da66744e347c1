/** The content of an act as lines of name and value; the platform lays it out in the same way, so that a phone can compare. */
export interface Line {
  name: string
  value: string
}

export function flatten(value: unknown, name = ''): Line[] {
  if (value === null || typeof value !== 'object') return name ? [{ name, value: String(value) }] : []
  return Object.entries(value).flatMap(([key, child]) => flatten(child, name ? `${name}.${key}` : key))
}

export const sorted = (lines: Line[]): Line[] => [...lines].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
