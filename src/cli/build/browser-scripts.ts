/** The scripts that run in the runner's browser: from `src/browser` to where Cloudflare serves them from. */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

export async function buildBrowserScripts(): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['try-history', 'report-worker', 'look-again'].map((name) => `src/browser/${name}.ts`),
    outdir: 'assets/scripts',
    bundle: true,
    minify: true,
    format: 'esm',
    // browsers of the last three years
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  })
}
