import { UnsupportedMediaTypeException } from '@nestjs/common';
import { invalid } from '#application';
import type { FieldProblem, HandedInList } from '#application';

const MEMBERS = ['file', 'mapping', 'sheet'];
/** A mapping may come as a file of its own, as `curl -F mapping=@m.json` sends it. */
type Member = Awaited<ReturnType<Response['formData']>> extends { get(name: string): infer Value } ? Value : never;

/**
 * A case list as a form sends it (multipart/form-data): the file with its name and, beside it, a mapping.
 *
 * 2026-11-23: a form, and not the bare file as on `/imports/intake`, because a file's name and a mapping belong neither into
 * an address nor into its logs. Node's own reader of forms takes it; the whole is in memory, so the route's limit is small.
 */
export async function readImportForm(body: unknown, type: string): Promise<Omit<HandedInList, 'dryRun'>> {
  if (!Buffer.isBuffer(body)) throw new UnsupportedMediaTypeException('send a form (multipart/form-data)');
  const form = await formOf(body, type);
  const problems: FieldProblem[] = [];
  for (const name of new Set(form.keys())) {
    if (!MEMBERS.includes(name)) problems.push({ pointer: `/${name}`, code: 'UNKNOWN_MEMBER' });
    else if (form.getAll(name).length > 1) problems.push({ pointer: `/${name}`, code: 'MEMBER.TWICE' });
  }
  const file: Member = form.get('file');
  if (file === null || typeof file === 'string') {
    problems.push({ pointer: '/file', code: 'REQUIRED', detail: 'a file with its name is expected' });
  }
  if (problems.length > 0 || file === null || typeof file === 'string') throw invalid(problems);
  const [mapping, sheet] = await Promise.all([textOf(form.get('mapping')), textOf(form.get('sheet'))]);
  return { fileName: file.name, content: Buffer.from(await file.arrayBuffer()), mapping, sheet };
}

async function formOf(body: Buffer, type: string): ReturnType<Response['formData']> {
  try {
    return await new Response(body as Buffer<ArrayBuffer>, { headers: { 'content-type': type } }).formData();
  } catch {
    throw invalid([{ pointer: '', code: 'BODY.UNREADABLE', detail: 'the body is no whole form' }]);
  }
}

/** Nothing chosen is an empty member of a form. */
async function textOf(member: Member): Promise<string | null> {
  const text = member === null || typeof member === 'string' ? member : await member.text();
  return text === null || text.trim() === '' ? null : text;
}
