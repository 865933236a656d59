import { readFileSync } from 'node:fs';
import { Body, Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError, PublicDesk } from '#application';
import { OpenRoute } from '../auth/open-route.js';
import { LookupDto, RatingDto } from '../public/public.dto.js';
import { validateBody } from '../http/validate-body.js';
import { lookupPage, problemPage, statusPage } from './citizen-pages.js';
import { CITIZEN_WORDS } from './citizen-words.js';
import type { Language } from './citizen-words.js';
import { isForeignForm } from './foreign-form.js';
import { sendPage } from './send-page.js';

const STYLE = readFileSync(new URL('./citizen.css', import.meta.url), 'utf8');

/** The pages for citizens: made here, without a script, small enough for a slow phone; nothing personal on them. */
@ApiExcludeController()
@OpenRoute()
@Controller('tra-cuu')
export class CitizenController {
  constructor(private readonly desk: PublicDesk) {}

  @Get()
  form(@Query('lang') lang: unknown, @Res() reply: FastifyReply): void {
    sendPage(reply, 200, lookupPage(languageOf(lang), null));
  }

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }

  @Post()
  async lookup(@Req() request: FastifyRequest, @Body() body: unknown, @Res() reply: FastifyReply): Promise<void> {
    const { lang, ...typed } = fieldsOf(body);
    const [language, code] = [languageOf(lang), (typed['code'] ?? '').trim().slice(0, 64)];
    const digits = (typed['secondFactor'] ?? '').trim();
    try {
      refuseForeignForm(request);
      const asked = validateBody(LookupDto, { code, secondFactor: digits });
      const status = await this.desk.byCode(request.ip, asked.code, asked.secondFactor);
      const other = { path: '/tra-cuu', typed: { code, digits } };
      sendPage(reply, 200, statusPage(language, status, other, null));
    } catch (error) {
      const { status, text } = spoken(error, language, 'notFound', reply);
      sendPage(reply, status, lookupPage(language, text, code));
    }
  }

  @Get('bien-nhan/:token')
  async receipt(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Query('lang') lang: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const language = languageOf(lang);
    try {
      const status = await this.desk.byToken(request.ip, token);
      sendPage(reply, 200, statusPage(language, status, { path: pathOf(token) }, token));
    } catch (error) {
      const { status, text } = spoken(error, language, 'notFoundReceipt', reply);
      sendPage(reply, status, problemPage(language, '/tra-cuu', text));
    }
  }

  @Post('bien-nhan/:token/danh-gia')
  async rate(
    @Req() request: FastifyRequest,
    @Param('token') token: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { lang, score } = fieldsOf(body);
    const language = languageOf(lang);
    try {
      refuseForeignForm(request);
      await this.desk.rate(request.ip, token, validateBody(RatingDto, { score: Number(score) }).score);
      void reply
        .status(303)
        .header('location', `${pathOf(token)}?lang=${language}`)
        .send();
    } catch (error) {
      const { status, text } = spoken(error, language, 'notFoundReceipt', reply);
      sendPage(reply, status, problemPage(language, '/tra-cuu', text));
    }
  }
}

const languageOf = (lang: unknown): Language => (lang === 'en' ? 'en' : 'vi');

const pathOf = (token: string): string => `/tra-cuu/bien-nhan/${encodeURIComponent(token)}`;

/** What a form sent: its first value of each name, as text. */
function fieldsOf(body: unknown): Record<string, string | undefined> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return [name, typeof first === 'string' ? first : undefined];
    }),
  );
}

function refuseForeignForm(request: FastifyRequest): void {
  if (isForeignForm(request.headers)) throw new ProblemError('REQUEST.CROSS_SITE', 'the form is of another site');
}

/** What a refusal says to a citizen; what is not a refusal is the filter's to answer. */
function spoken(
  error: unknown,
  language: Language,
  notFound: 'notFound' | 'notFoundReceipt',
  reply: FastifyReply,
): { status: number; text: string } {
  if (!(error instanceof ProblemError)) throw error;
  const words = CITIZEN_WORDS[language];
  switch (error.code) {
    case 'NOT_FOUND':
      return { status: 404, text: words[notFound] };
    case 'LOOKUP.TOO_MANY': {
      const seconds = Number(error.extra['retryAfterSeconds']);
      void reply.header('retry-after', String(seconds));
      return { status: 429, text: words.tooMany(Math.ceil(seconds / 60)) };
    }
    case 'RATING.NOT_ALLOWED':
      return { status: 409, text: words.notNow };
    case 'VALIDATION.FAILED':
      return { status: 400, text: words.badInput };
    case 'REQUEST.CROSS_SITE':
      return { status: 403, text: words.badInput };
    default:
      throw error;
  }
}
