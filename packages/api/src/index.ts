export { basePath, type ApiRoute, type Method } from './define-route.ts'
export { routes, type Routes } from './routes.ts'
