export const memoryPath = ':memory:'
