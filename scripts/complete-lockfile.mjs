// Run after `npm install <package>` where the registry in use does not hold every platform's binaries: npm then leaves
// those optional packages out of package-lock.json, and `npm ci` refuses the file as out of step. This adds the entries
// that are named by optionalDependencies with an exact version: enough for `npm ci` to see that they are not for this
// platform, and for another platform to fetch them. It touches nothing that is there. (2026-11-22)
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../package-lock.json', import.meta.url));
const lock = JSON.parse(readFileSync(path, 'utf8'));
const systems = {
  darwin: /darwin/,
  win32: /win32|windows/,
  linux: /linux/,
  android: /android/,
  freebsd: /freebsd/,
  openharmony: /openharmony/,
  sunos: /sunos/,
  aix: /aix/,
  netbsd: /netbsd/,
  openbsd: /openbsd/,
};
const processors = {
  arm64: /arm64/,
  x64: /x64/,
  ia32: /ia32/,
  ppc64: /ppc64/,
  s390x: /s390x/,
  riscv64: /riscv64/,
  loong64: /loong64/,
  wasm32: /wasm32/,
  arm: /arm(?!64)/,
};
const named = (table, name) =>
  Object.keys(table)
    .filter((key) => table[key].test(name))
    .slice(0, 1);

let added = 0;
for (const entry of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const place = `node_modules/${name}`;
    if (lock.packages[place] !== undefined || !/^\d/.test(version)) continue;
    const [os, cpu] = [named(systems, name), named(processors, name)];
    if (os.length === 0 && cpu.length === 0) continue;
    lock.packages[place] = {
      version,
      ...(cpu.length > 0 ? { cpu } : {}),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
    added += 1;
  }
}
const { '': root, ...rest } = lock.packages;
lock.packages = { '': root, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1))) };
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.error(`${added} entries added`);
