/** `npm run build`, which wrangler calls before it bundles the Worker. */
import { buildBrowserScripts } from './start/browser-scripts.ts'

await buildBrowserScripts()
