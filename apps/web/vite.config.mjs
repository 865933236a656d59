import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { antdStyles } from './antd-styles.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The API puts a nonce of its own in this place of every answer. */
export const NONCE_PLACE = '__STYLE_NONCE__';

/**
 * Without plugin-react: Vite's own transform makes JSX, and nobody needs hot reloading of single components here.
 * `npm run web:dev` proxies to a product that runs on API_URL.
 */
export default defineConfig({
  root: here('.'),
  plugins: [antdStyles()],
  html: { cspNonce: NONCE_PLACE },
  server: { proxy: { '/api': { target: process.env.API_URL ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      // Ant Design marks its files for React's server rendering, which we have none of.
      onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
    },
  },
});
