/** Signature policies in Fabric's text form: AND, OR, OutOf(n, …), 'MSP.role'. One signature fills one place only, as Fabric counts. */

/** Somebody whose signature and certificate hold; `role` is the one role that the certificate gives, if any. */
export interface Signer {
  mspId: string
  role?: string
}

type Policy = { mspId: string; role: string } | { needed: number; branches: Policy[] }

const DEEPEST = 16

export function satisfies(policy: string, signers: Signer[]): boolean {
  return consume(parse(policy), signers, new Set()) !== undefined
}

/** The signers used with those that this policy needs, or nothing when it is not satisfied. */
function consume(policy: Policy, signers: Signer[], used: ReadonlySet<number>): Set<number> | undefined {
  if ('role' in policy) {
    const found = signers.findIndex((signer, i) => !used.has(i) && signer.mspId === policy.mspId && (policy.role === 'member' || signer.role === policy.role))
    return found < 0 ? undefined : new Set([...used, found])
  }
  let tried = new Set(used)
  let satisfied = 0
  for (const branch of policy.branches) {
    const after = consume(branch, signers, tried)
    if (!after) continue
    tried = after
    satisfied++
  }
  return satisfied >= policy.needed ? tried : undefined
}

function parse(text: string): Policy {
  const refused = () => new Error('not a policy: ' + text)
  const tokens = text.match(/'[^']*'|\w+|[(),]|\S/g) ?? []
  let at = 0
  const expect = (token: string) => {
    if (tokens[at++] !== token) throw refused()
  }
  const read = (depth: number): Policy => {
    const token = tokens[at++] ?? ''
    const principal = /^'(.+)\.(member|admin|client|peer|orderer)'$/.exec(token)
    if (principal) return { mspId: principal[1]!, role: principal[2]! }
    const operator = token.toUpperCase()
    if (!['AND', 'OR', 'OUTOF'].includes(operator) || depth > DEEPEST) throw refused()
    expect('(')
    const count = operator === 'OUTOF' ? Number(tokens[at++]) : undefined
    if (count !== undefined) expect(',')
    const branches = [read(depth + 1)]
    while (tokens[at] === ',') {
      at++
      branches.push(read(depth + 1))
    }
    expect(')')
    const needed = count ?? (operator === 'OR' ? 1 : branches.length)
    if (!Number.isInteger(needed) || needed < 1 || needed > branches.length) throw refused()
    return { needed, branches }
  }
  const policy = read(0)
  if (at !== tokens.length) throw refused()
  return policy
}
