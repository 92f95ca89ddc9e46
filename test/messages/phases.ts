/** Every phase, with a goal race where one belongs. */
import type { Phase } from '../../src/domain/training/phase.ts'
import { base } from './said.ts'

const race = { date: '2024-12-01', distanceMeters: 42_195, goal: true }

export const phases: readonly Phase[] = [
  base,
  { name: 'build', goal: race, daysToGoal: 28, isNamed: true },
  { name: 'peak', goal: race, daysToGoal: 28, isNamed: true },
  { name: 'taper', goal: race, daysToGoal: 1, isNamed: true },
  { name: 'recovery', goal: null, daysToGoal: null, isNamed: true },
  { name: 'race-day', goal: { ...race, date: '2024-11-03' }, daysToGoal: 0, isNamed: true },
]
