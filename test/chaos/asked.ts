/** Which seeds are to be lived through, as the command line says. */
import { env } from 'cloudflare:workers'
import * as z from 'zod'

const { CHAOS } = z.object({ CHAOS: z.string() }).parse(env)

export const asked = z
  .object({ seeds: z.array(z.int()), calm: z.boolean().default(false), trace: z.boolean().default(false) })
  .parse(JSON.parse(CHAOS))
