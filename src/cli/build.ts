/** `npm run build`, which wrangler calls before it bundles the Worker. */
import { buildAssets } from './build/assets.ts'

await buildAssets()
