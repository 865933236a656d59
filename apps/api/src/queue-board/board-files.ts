import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')), 'dist');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

export interface BoardFile {
  type: string;
  bytes: Buffer;
}

/** The page of bull-board and its files, as they lie in its package; nothing outside the list of them is read. */
export class BoardFiles {
  private readonly names = new Set(
    readdirSync(join(FOLDER, 'static'), { recursive: true, encoding: 'utf8' }).map(
      (name) => `static/${name.replaceAll(sep, '/')}`,
    ),
  );

  /** Null for a file that the package does not have, or whose kind is not shown. */
  read(name: string): BoardFile | null {
    const type = TYPES[extname(name)];
    if (type === undefined || !this.names.has(name)) return null;
    return { type, bytes: readFileSync(join(FOLDER, name)) };
  }

  /**
   * Its page, without what our policy would not let through anyway: a font of somebody else's, and the inline styles of
   * what stands there until its script runs.
   */
  page(values: Readonly<Record<string, string>>): string {
    return readFileSync(join(FOLDER, 'index.ejs'), 'utf8')
      .replace(/<link href="https:[^>]*>/, '')
      .replace(/<div id="root">[\s\S]*<\/style>\s*<\/div>/, '<div id="root"></div>')
      .replaceAll(/<%([=-])\s*(\w+)\s*%>/g, (_, kind: string, name: string) => {
        const value = values[name] ?? '';
        return kind === '=' ? escaped(value) : value;
      });
  }
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
