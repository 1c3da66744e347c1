/** Just enough of protobuf to take a Fabric envelope apart. A field that should stand once and stands twice is refused: readers differ in which one they take. */

export type Message = Map<number, (Uint8Array | number)[]>

export function readMessage(octets: Uint8Array): Message {
  const found: Message = new Map()
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 1, count = 0; count < 10; shift *= 128, count++) {
      const octet = octets[at++]
      if (octet === undefined) throw new Error('protobuf ends early')
      value += (octet & 0x7f) * shift
      if (!(octet & 0x80)) return value
    }
    throw new Error('not protobuf')
  }
  const skip = (count: number) => {
    at += count
    if (at > octets.length) throw new Error('protobuf ends early')
    return octets.subarray(at - count, at)
  }
  while (at < octets.length) {
    const tag = varint()
    const kind = tag % 8
    const value = kind === 0 ? varint() : kind === 1 ? skip(8) : kind === 2 ? skip(varint()) : kind === 5 ? skip(4) : undefined
    if (value === undefined) throw new Error('not protobuf')
    const number = Math.floor(tag / 8)
    found.set(number, [...(found.get(number) ?? []), value])
  }
  return found
}

function single(message: Message, number: number): Uint8Array | number | undefined {
  const values = message.get(number) ?? []
  if (values.length > 1) throw new Error(`field ${number} stands ${values.length} times`)
  return values[0]
}

/** The octets below a path of fields; an absent field is empty, as protobuf has it. */
export function bytesAt(octets: Uint8Array, ...path: number[]): Uint8Array {
  return path.reduce((inside, number) => {
    const value = single(readMessage(inside), number) ?? new Uint8Array(0)
    if (typeof value === 'number') throw new Error(`field ${number} is a number`)
    return value
  }, octets)
}

export function numberAt(octets: Uint8Array, number: number): number {
  const value = single(readMessage(octets), number) ?? 0
  if (typeof value !== 'number') throw new Error(`field ${number} is no number`)
  return value
}

export function manyAt(octets: Uint8Array, number: number): Uint8Array[] {
  return (readMessage(octets).get(number) ?? []).map((value) => {
    if (typeof value === 'number') throw new Error(`field ${number} is a number`)
    return value
  })
}

export const textOf = (octets: Uint8Array): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
