export { basePath, type ApiRoute } from './define-route.ts'
export { eventsPath, type LiveEvent } from './events.ts'
export type { Problem } from './problem.ts'
export { routes, type Routes } from './routes.ts'
