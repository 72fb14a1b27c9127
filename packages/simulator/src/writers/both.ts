/** Waits for both, so that neither still runs when the other has failed. */
export const both = async <A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> => {
  await Promise.allSettled([first, second])
  return [await first, await second]
}
