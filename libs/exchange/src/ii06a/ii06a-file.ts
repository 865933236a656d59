import type { Ii06aReport } from '#indicators';
import type { Ii06aFormat } from './file-name.js';
import { ii06aPdf } from './ii06a-pdf.js';
import { ii06aXlsx } from './ii06a-xlsx.js';

/** A report in one of its formats; JSON is one line. */
export async function ii06aFile(report: Ii06aReport, format: Ii06aFormat): Promise<Buffer> {
  switch (format) {
    case 'json':
      return Buffer.from(`${JSON.stringify(report)}\n`);
    case 'xlsx':
      return ii06aXlsx(report);
    case 'pdf':
      return ii06aPdf(report);
    default:
      return format satisfies never;
  }
}
