/** The operator's pages: the door, and what is behind it. */
import { Hono } from 'hono'
import type { AppEnv } from '../lib/context.ts'
import { checkRoutes } from './checks.tsx'
import { comeIn, goOut, operatorDoor } from './door.tsx'
import { setupPage } from './setup.tsx'

export const operatorRoutes = new Hono<AppEnv>()

operatorRoutes.post('/sign-in', comeIn)

operatorRoutes.use(operatorDoor)

operatorRoutes.post('/sign-out', goOut)
operatorRoutes.route('/setup', setupPage)
operatorRoutes.route('/', checkRoutes)
