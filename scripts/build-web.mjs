// Bundles apps/web into dist/web and compresses what never changes, once, instead of at every request.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
await build({ configFile: join(root, 'apps/web/vite.config.mjs'), logLevel: 'warn' });

const assets = join(root, 'dist/web/assets');
for (const name of readdirSync(assets)) {
  if (!/\.(js|css|svg)$/.test(name)) continue;
  const text = readFileSync(join(assets, name));
  writeFileSync(join(assets, `${name}.gz`), gzipSync(text, { level: 9 }));
  writeFileSync(
    join(assets, `${name}.br`),
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  );
}
