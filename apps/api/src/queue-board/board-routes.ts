import type {
  AppControllerRoute,
  AppViewRoute,
  BullBoardQueues,
  ControllerHandlerReturnType,
  IServerAdapter,
  UIConfig,
} from '@bull-board/api/typings/app';

type Query = Record<string, unknown>;
/** What the board answers to a question of its page. */
export interface BoardAnswer {
  status: number;
  body: unknown;
}

interface Reading {
  pattern: RegExp;
  route: AppControllerRoute;
}

/**
 * The reading half of bull-board, asked through our own route: its own adapter for Fastify would stand beside the guard of
 * this program, not behind it, and answers with every way it has to change a queue.
 */
export class BoardRoutes implements IServerAdapter {
  private readonly readings: Reading[] = [];
  private queues: BullBoardQueues = new Map();
  private uiConfig: UIConfig = {};
  private entry: AppViewRoute | null = null;
  private onError: ((error: Error) => ControllerHandlerReturnType) | null = null;

  setQueues(queues: BullBoardQueues): this {
    this.queues = queues;
    return this;
  }

  setApiRoutes(routes: AppControllerRoute[]): this {
    const reading = routes.filter(({ method }) => [method].flat().includes('get'));
    for (const route of reading) {
      for (const path of [route.route].flat()) this.readings.push({ pattern: patternOf(path), route });
    }
    return this;
  }

  setEntryRoute(route: AppViewRoute): this {
    this.entry = route;
    return this;
  }

  setErrorHandler(handler: (error: Error) => ControllerHandlerReturnType): this {
    this.onError = handler;
    return this;
  }

  setUIConfig(config: UIConfig): this {
    this.uiConfig = config;
    return this;
  }

  /** We serve its files ourselves. */
  setViewsPath(): this {
    return this;
  }

  setStaticPath(): this {
    return this;
  }

  /** Values for the places of the board's page. */
  valuesOfPage(basePath: string): Record<string, string> {
    return this.entry?.handler({ basePath, uiConfig: this.uiConfig }).params ?? {};
  }

  /** Null where no question of the board has that path (`/api/queues`). */
  async ask(path: string, query: Query): Promise<BoardAnswer | null> {
    for (const { pattern, route } of this.readings) {
      const found = pattern.exec(path);
      if (found === null) continue;
      const { queues, uiConfig } = this;
      const request = { queues, uiConfig, query, params: { ...found.groups }, body: {}, headers: {} };
      try {
        const { status = 200, body } = await route.handler(request);
        return { status, body };
      } catch (error) {
        if (this.onError === null || !(error instanceof Error)) throw error;
        const { status = 500, body } = this.onError(error);
        return { status, body };
      }
    }
    return null;
  }
}

/** `/api/queues/:queueName` as an expression whose groups are the names. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
