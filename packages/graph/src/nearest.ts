export { editDistance, nearestName } from '@waypoint/contracts'
