import { inflateSync } from 'node:zlib';

/**
 * The lines of text of a PDF as our own writer lays it out: what stands at one height, from left to right, page after
 * page. It reads pdfkit's output (compressed streams, fonts with a ToUnicode table) and no other PDF.
 */
export function pdfLines(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const dictionaries = [...objects.values()];
  const pages = dictionaries.filter((object) => /\/Type \/Page\b/.test(object.dictionary));
  return pages.flatMap((page) => {
    const fonts = fontsOf(objects, reference(page.dictionary, 'Resources'));
    return linesOf(objects.get(reference(page.dictionary, 'Contents'))?.stream ?? '', fonts);
  });
}

interface PdfObject {
  dictionary: string;
  stream: string;
}
type Objects = Map<string, PdfObject>;
type Unicode = Map<number, string>;

const START = 'stream\n';

function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1');
  const objects: Objects = new Map();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [whole, id = '', body = ''] = match;
    const at = body.indexOf(START);
    const dictionary = at < 0 ? body : body.slice(0, at);
    const from = match.index + whole.indexOf(START) + START.length;
    const bytes = pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0));
    const isText = at >= 0 && dictionary.includes('/FlateDecode') && !dictionary.includes('/Length1');
    objects.set(id, { dictionary, stream: isText ? inflateSync(bytes).toString('latin1') : '' });
  }
  return objects;
}

const reference = (dictionary: string, name: string): string =>
  new RegExp(`/${name} (\\d+) 0 R`).exec(dictionary)?.[1] ?? '';

function fontsOf(objects: Objects, resources: string): Map<string, Unicode> {
  const { dictionary = '' } = objects.get(resources) ?? {};
  const fonts = new Map<string, Unicode>();
  for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = objects.get(reference(objects.get(id)?.dictionary ?? '', 'ToUnicode'))?.stream ?? '';
    fonts.set(name, unicodeOf(table));
  }
  return fonts;
}

function unicodeOf(table: string): Unicode {
  const letters: Unicode = new Map();
  for (const [, first = '', list = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]+)>/g)].forEach(([, code = ''], index) => {
      const units = code.replaceAll(' ', '').match(/.{4}/g) ?? [];
      letters.set(parseInt(first, 16) + index, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  }
  return letters;
}

function linesOf(content: string, fonts: Map<string, Unicode>): string[] {
  const lines = new Map<string, { x: number; text: string }[]>();
  const piece = /1 0 0 1 (\S+) (\S+) Tm\n\/(F\d+) \S+ Tf\n(?:.*\n)*?\[(.*)\] TJ/g;
  for (const [, x = '', y = '', font = '', shown = ''] of content.matchAll(piece)) {
    const glyphs = [...shown.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    const text = glyphs.map((glyph) => fonts.get(font)?.get(parseInt(glyph, 16)) ?? '\ufffd').join('');
    const height = Number(y).toFixed(0);
    lines.set(height, [...(lines.get(height) ?? []), { x: Number(x), text }]);
  }
  return [...lines]
    .sort(([a], [b]) => Number(b) - Number(a))
    .map(([, pieces]) =>
      pieces
        .sort((a, b) => a.x - b.x)
        .map((p) => p.text.trim())
        .filter((t) => t !== '')
        .join(' '),
    );
}
