import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

/** Roboto comes with pdfmake and holds every Vietnamese letter; it is the only thing the printer may read from disk. */
const FONTS = dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto.js'));
const roboto = (face: string): string => `${FONTS}${sep}Roboto${sep}Roboto-${face}.ttf`;
const ROBOTO = {
  normal: roboto('Regular'),
  bold: roboto('Medium'),
  italics: roboto('Italic'),
  bolditalics: roboto('MediumItalic'),
};

/** The bytes of a document in font `Roboto`. A document with fixed dates in `info` gives the same bytes every time. */
export async function printPdf(document: TDocumentDefinitions): Promise<Buffer> {
  // Loaded when a file is asked for: programs that never write one start sooner.
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ Roboto: ROBOTO });
  pdfmake.setLocalAccessPolicy((path) => Object.values(ROBOTO).includes(path));
  pdfmake.setUrlAccessPolicy(() => false);
  return pdfmake.createPdf(document).getBuffer();
}
