import { toSVG } from 'bwip-js/node';

const TIGHT = { paddingwidth: 0, paddingheight: 0 };

/** A dossier's code as Code 128, which a scanner at the counter types in. */
export const codeSymbol = (code: string): string =>
  toSVG({ bcid: 'code128', text: code, height: 8, includetext: false, ...TIGHT });

/** An address as a QR code that survives a crumpled paper: error correction level M. */
export function linkSymbol(link: string): string {
  const options = { bcid: 'qrcode', text: link, eclevel: 'M', ...TIGHT };
  return toSVG(options);
}
