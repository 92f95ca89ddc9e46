/** `npm run fuzz`. */
import { seeded } from '../seeded.ts'

export default seeded('fuzz')
