/** A signed act: what a person does on the chain, signed over the canonical form of its payload. */
import { hex, utf8 } from './bytes'
import { canonical } from './canonical'
import { sign, signatureHolds, type Signature, type SigningKey } from './signature'

export interface ActPayload {
  act: string
  at: string
  nonce: string
  body: unknown
}

export interface Act {
  payload: ActPayload
  signature: Signature
  crls?: string[]
}

export function payloadOf(act: string, body: unknown, at: Date): ActPayload {
  return { act, at: at.toISOString(), nonce: randomHex(16), body }
}

export async function signAct(payload: ActPayload, key: SigningKey): Promise<Act> {
  return { payload, signature: await sign(utf8(canonical(payload)), key) }
}

export const actHolds = (act: Act): Promise<boolean> => signatureHolds(utf8(canonical(act.payload)), act.signature)

export const randomHex = (octets: number): string => hex(crypto.getRandomValues(new Uint8Array(octets)))
