import { beforeAll, expect, it } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = join(process.cwd(), 'apps/web/src');

let isLeftOut: (name: string) => boolean;
beforeAll(async () => {
  const file = pathToFileURL(join(process.cwd(), 'apps/web/antd-styles.mjs')).href;
  ({ isLeftOut } = (await import(file)) as { isLeftOut: (name: string) => boolean });
});

/** The components of Ant Design that the staff page imports. */
function imported(): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const lists = files.flatMap((name) =>
    [...readFileSync(join(SOURCES, name), 'utf8').matchAll(/import \{([^}]*)\} from 'antd'/g)].map(([, list]) => list),
  );
  const names = lists.flatMap((list) => (list ?? '').split(',').map((one) => one.trim().split(' ')[0] ?? ''));
  return [...new Set(names.filter((name) => name !== ''))].sort();
}

const classOf = (component: string): string =>
  `ant-${component.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase()}`;

it('no component that a page imports is left out of the style sheet (apps/web/antd-styles.mjs)', () => {
  const names = imported();
  expect(names).toEqual(expect.arrayContaining(['Button', 'InputNumber', 'Table']));
  expect(names.filter((name) => isLeftOut(classOf(name)))).toEqual([]);
});

it('what is left out is known by the name that a page would import', () => {
  expect(['Switch', 'TreeSelect', 'ColorPicker'].map((name) => isLeftOut(classOf(name)))).toEqual([true, true, true]);
});
