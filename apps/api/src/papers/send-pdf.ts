import type { FastifyReply } from 'fastify';

/** A paper to be shown and printed; no cache keeps it, and its name is ASCII, safe on every system. */
export function sendPdf(reply: FastifyReply, pdf: Buffer, name: string): Buffer {
  const safe = name.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  void reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename="${safe}.pdf"`)
    .header('cache-control', 'no-store');
  return pdf;
}
