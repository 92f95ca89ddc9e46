/** `npm run chaos`. */
import { seeded } from '../seeded.ts'

export default seeded('chaos')
