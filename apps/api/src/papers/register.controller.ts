import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { GetRegister, ProblemError, invalid } from '#application';
import type { Principal, QueryParameters } from '#application';
import type { RegisterPaper, RegisterRow } from '#exchange';
import { Caller } from '../auth/caller.js';
import { preferred } from '../deadlines/negotiate.js';
import { PaperFiles } from './paper-files.js';
import { sendPdf } from './send-pdf.js';

const FORMATS = ['pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

const row = {
  type: 'object',
  properties: {
    ...{ number: { type: 'integer' }, code: { type: 'string' }, procedure: { type: 'string' } },
    applicant: { type: 'object', additionalProperties: { type: 'string' }, description: 'masked' },
    ...{ handledBy: { type: 'string' }, channel: { type: ['string', 'null'] }, state: { type: 'string' } },
    receivedAt: { type: 'string', format: 'date-time' },
    ...Object.fromEntries(
      ['promisedAt', 'processedAt', 'returnedAt'].map((name) => [
        name,
        { type: ['string', 'null'], format: 'date-time' },
      ]),
    ),
  },
};
const REGISTER = {
  type: 'object',
  properties: {
    ...{ on: { type: 'string', format: 'date' }, office: { type: 'object' } },
    ...{ printedAt: { type: 'string', format: 'date-time' }, items: { type: 'array', items: row } },
  },
};

@ApiTags('papers')
@ApiBearerAuth()
@Controller('papers')
export class RegisterController {
  constructor(
    private readonly queries: QueryBus,
    private readonly files: PaperFiles,
  ) {}

  @Get('register')
  @ApiOperation({
    summary: 'Form 07 of a day: PDF with the applicants in full, each recorded as a reading; JSON with masked ones',
  })
  @ApiQuery({ name: 'on', required: false, description: 'local date; default today' })
  @ApiQuery({ name: 'agencyId', required: false, description: 'a unit, with everything below it' })
  @ApiQuery({ name: 'format', required: false, enum: FORMATS, description: 'instead of Accept; default pdf' })
  @ApiResponse({
    status: 200,
    description: 'The register',
    content: {
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: REGISTER as object },
    },
  })
  @ApiResponse({ status: 422, description: 'REPORT.TOO_LARGE: more dossiers than a register holds; narrow[]' })
  async register(
    @Caller() principal: Principal,
    @Query() query: QueryParameters,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | object> {
    const { format, ...parameters } = query;
    const wanted = wantedFormat(format, accept);
    const register = await this.queries.execute(new GetRegister(principal, parameters, wanted === 'pdf'));
    void reply.header('vary', 'Accept').header('cache-control', 'no-store');
    if (wanted === 'json') return registerView(register);
    return sendPdf(reply, await this.files.pdf(register), `register-${register.on}`);
  }
}

function wantedFormat(format: unknown, accept: string | undefined): Format {
  if (format !== undefined) {
    const found = FORMATS.find((known) => known === format);
    if (found !== undefined) return found;
    const detail = `accepted are ${FORMATS.join(', ')}`;
    throw invalid([{ pointer: '?format', code: 'PARAMETER.NOT_ACCEPTED', detail }]);
  }
  if (accept === undefined || accept.trim() === '') return 'pdf';
  const names = (range: string, offer: Format): boolean =>
    range === '*/*' || range === 'application/*' || range === `application/${offer}`;
  const found = preferred(accept, FORMATS, names);
  if (found === null) throw new ProblemError('NOT_ACCEPTABLE', 'a register comes as PDF or JSON');
  return found;
}

const iso = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());

const registerView = ({ on, office, printedAt, rows }: RegisterPaper): object => ({
  ...{ on, office, printedAt: iso(printedAt), items: rows.map(rowView) },
});

const rowView = (known: RegisterRow): object => ({
  ...known,
  ...{ receivedAt: iso(known.receivedAt), promisedAt: iso(known.promisedAt) },
  ...{ processedAt: iso(known.processedAt), returnedAt: iso(known.returnedAt) },
});
