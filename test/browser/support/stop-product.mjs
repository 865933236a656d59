import { once } from 'node:events';
import { rmSync } from 'node:fs';

export default async function tearDown() {
  if (globalThis.browserProduct === undefined) return;
  const { product, folder } = globalThis.browserProduct;
  product.removeAllListeners('close');
  const closed = product.exitCode === null ? once(product, 'close') : undefined;
  product.kill('SIGINT');
  const hard = setTimeout(() => product.kill('SIGKILL'), 20_000);
  await closed;
  clearTimeout(hard);
  rmSync(folder, { recursive: true, force: true });
}
