import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '#application';
import { Caller } from '../auth/caller.js';
import { QueueBoard } from './queue-board.js';

/** The one style element that its library of parts puts in; `queue-board.browser.spec.ts` fails when it is another one. */
const ITS_STYLE = "'sha256-r2N1TB/gHbBtBZFKg7ejmq1acVSREzucTAEw6ga4hoU='";
/** Its own script and styles, its own questions, no frame; `base-uri`: its page says where it stands. */
const BOARD_POLICY = [
  ...[
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${ITS_STYLE}`,
    "img-src 'self' data:",
    "font-src 'self'",
  ],
  ...["connect-src 'self'", "base-uri 'self'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');

/** Its page and its answers; its files carry their hashes in their names. */
const DATA = /^(text\/html|application\/json)/;

@ApiExcludeController()
@Controller('queue-board')
export class QueueBoardController {
  constructor(private readonly board: QueueBoard) {}

  @Get('*')
  async show(
    @Caller() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { '*': path } = request.params as { '*': string };
    const shown = await this.board.show(principal, path, request.query as Record<string, unknown>);
    await reply
      .status(shown.status)
      .header('content-security-policy', BOARD_POLICY)
      .header('cache-control', DATA.test(shown.type) ? 'no-store' : 'private, max-age=3600')
      .type(shown.type)
      .send(shown.body);
  }
}
