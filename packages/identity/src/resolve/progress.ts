/** What is being done, in the order in which it is done. */
export type ResolveStep = 'read' | 'normalise' | 'block' | 'compare' | 'cluster' | 'assign ids' | 'write'

export type Progress = (step: ResolveStep) => void
