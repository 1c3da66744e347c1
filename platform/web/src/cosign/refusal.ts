/** A refusal by the two-party protocol; its code is the same as on the server (docs/cosign.md). */
export class CosignRefused extends Error {
  constructor(
    readonly code: string,
    detail: string
  ) {
    super(`${code}: ${detail}`)
  }
}

/** A transport throws this when it cannot tell whether the server took the request; the same request may be sent again. */
export class NoAnswer extends Error {}
