import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  depends_on?: Record<string, unknown>;
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

const compose = parse(readFileSync('docker/compose.yaml', 'utf8'), { merge: true }) as Compose;
const dockerfile = readFileSync('docker/Dockerfile', 'utf8');
const ours = Object.entries(compose.services).filter(([, service]) => service.build !== undefined);

/** What can be checked without a container engine. */
describe('docker', () => {
  it('names only programs that the build makes', () => {
    const defaultCommand = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
    const commands = [
      JSON.parse(defaultCommand) as string[],
      ...ours.flatMap(([, service]) => (service.command ? [service.command] : [])),
    ];
    expect(commands.length).toBeGreaterThanOrEqual(3);
    for (const [program, path] of commands) {
      expect(program).toBe('node');
      const source = (path ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect([source, existsSync(source)]).toEqual([source, true]);
    }
  });

  it('sets only variables that the product knows', () => {
    const known = readFileSync('libs/platform/src/config/known-variables.ts', 'utf8');
    for (const [name, service] of ours) {
      for (const variable of Object.keys(service.environment ?? {})) {
        const bare = variable.replace(/_FILE$/, '');
        expect([name, bare, known.includes(`${bare}: '`)]).toEqual([name, bare, true]);
      }
    }
  });

  it('copies only what exists and leaves nothing out that a build needs', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
      (match[1] ?? '').split(' '),
    );
    expect(copied).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', 'scripts', 'apps', 'libs', 'tsconfig.json']),
    );
    for (const path of copied) expect([path, existsSync(path)]).toEqual([path, true]);
  });

  it('declares every secret, volume and service that is used', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret);
      for (const volume of service.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const other of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(other);
      expect([name, service.image ?? service.build?.dockerfile]).not.toContain(undefined);
    }
  });
});
