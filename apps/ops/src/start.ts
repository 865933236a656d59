import { fileURLToPath } from 'node:url';

// Before the libraries load, which takes a moment on a slow computer.
process.stdout.write('Đúng Hẹn is starting …\n');
const { processEnvironment } = await import('#platform');
const { startProduct } = await import('./supervisor/start-product.js');

const main = (app: string): string => fileURLToPath(new URL(`../../${app}/src/main.js`, import.meta.url));

process.exitCode = await startProduct({
  env: processEnvironment(),
  mains: { api: main('api'), worker: main('worker') },
});
