import { Problem } from '@/api'
import { CosignRefused, NoAnswer } from '@/cosign/refusal'
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'

export interface Task<A extends unknown[], R> {
  run: (...args: A) => Promise<R | undefined>
  running: Ref<boolean>
  problem: ShallowRef<Problem | undefined>
  result: ShallowRef<R | undefined>
}

/** Something a page does that takes time and may be refused; a step the person cancelled is no refusal. */
export function useTask<A extends unknown[], R>(work: (...args: A) => Promise<R>): Task<A, R> {
  const running = ref(false)
  const problem = shallowRef<Problem>()
  const result = shallowRef<R>()

  async function run(...args: A): Promise<R | undefined> {
    running.value = true
    problem.value = undefined
    try {
      return (result.value = await work(...args))
    } catch (failure) {
      if (!(failure instanceof Cancelled)) problem.value = problemOf(failure)
      return undefined
    } finally {
      running.value = false
    }
  }
  return { run, running, problem, result }
}

/** The person closed the dialog. */
export class Cancelled extends Error {}

export function problemOf(failure: unknown): Problem {
  if (failure instanceof Problem) return failure
  if (failure instanceof CosignRefused) return new Problem(0, failure.code, '')
  if (failure instanceof NoAnswer) return new Problem(0, 'web.unreachable', '')
  if (failure instanceof SyntaxError) return new Problem(0, 'web.not-json', '')
  // The words of a program's error are for whoever repairs it, in the console; the page has a code and its own words.
  console.error(failure)
  return new Problem(0, 'web.failed', '')
}
