const HEAD = 30
const ROW = 26

export const cohortMapHeight = (cohorts: number): number => HEAD + cohorts * ROW
