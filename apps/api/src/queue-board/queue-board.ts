import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { getQueueToken } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { ProblemError, requireOperation } from '#application';
import type { Principal } from '#application';
import { QUEUES } from '#platform';
import { SIGN_IN_SETTINGS } from '../session/sign-in-settings.js';
import type { SignInSettings } from '../session/sign-in-settings.js';
import { BoardFiles } from './board-files.js';
import { BoardRoutes } from './board-routes.js';

export const BOARD_PATH = '/api/v1/queue-board/';

/** An answer to a path below the board's own. */
export interface Shown {
  status: number;
  type: string;
  body: string | Buffer;
}

/**
 * The queue as bull-board shows it, for reading alone (2026-11-23): what a queue holds are wake-ups, and long work is
 * started, ended and tried again by the table `job`, under somebody's name. A job that were changed here would be changed
 * by nobody. It shows the queue of the whole installation, so only an administrator of the tenant that signs in here may
 * look. Works on either drive.
 */
@Injectable()
export class QueueBoard {
  private readonly routes = new BoardRoutes();
  private readonly files = new BoardFiles();

  constructor(
    @Inject(getQueueToken(QUEUES.projections)) projections: Queue,
    @Inject(getQueueToken(QUEUES.recomputations)) recomputations: Queue,
    @Inject(SIGN_IN_SETTINGS) private readonly signIn: SignInSettings,
  ) {
    createBullBoard({
      queues: [projections, recomputations].map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
      serverAdapter: this.routes,
      options: {
        // Or it looks for its own files by eval.
        uiBasePath: '.',
        uiConfig: { boardTitle: 'Đúng Hẹn', hideDocsLink: true, miscLinks: [{ text: 'Đúng Hẹn', url: '/jobs' }] },
      },
    });
  }

  /** Throws AUTH.FORBIDDEN, NOT_FOUND. */
  async show(principal: Principal, path: string, query: Record<string, unknown>): Promise<Shown> {
    this.allow(principal);
    if (path.startsWith('static/')) {
      const file = this.files.read(path);
      if (file === null) throw new ProblemError('NOT_FOUND', 'the board has no such file');
      return { status: 200, type: file.type, body: file.bytes };
    }
    if (path.startsWith('api/')) {
      const answer = await this.routes.ask(`/${path}`, query);
      if (answer === null) throw new ProblemError('NOT_FOUND', 'the board answers no such question');
      return { status: answer.status, type: 'application/json; charset=utf-8', body: JSON.stringify(answer.body) };
    }
    // Its own paths are its page, which reads the address.
    const page = this.files.page(this.routes.valuesOfPage(BOARD_PATH));
    return { status: 200, type: 'text/html; charset=utf-8', body: page };
  }

  private allow(principal: Principal): void {
    requireOperation(principal, 'queue.read');
    if (principal.unitId === null && principal.tenant === this.signIn.tenant) return;
    throw new ProblemError('AUTH.FORBIDDEN', 'the queue is the whole installation’s');
  }
}
