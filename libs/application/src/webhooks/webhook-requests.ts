import { Inject, Injectable } from '@nestjs/common';
import { requireOperation } from '../access/permissions.js';
import type { Operation } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { ProblemError, invalid } from '../problem-error.js';
import type { DeliveryView, WebhookCalls, WebhookView } from './webhook.js';
import { Webhooks } from './webhooks.js';

export const WEBHOOKS = Symbol('application.webhooks');
export const WEBHOOK_CALLS = Symbol('application.webhook-calls');

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What may be asked about webhooks, and by whom: they carry the whole log, so the scope must be the whole tenant. */
@Injectable()
export class WebhookDesk {
  constructor(
    @Inject(WEBHOOKS) private readonly webhooks: Webhooks,
    @Inject(WEBHOOK_CALLS) private readonly calls: WebhookCalls,
  ) {}

  create(
    principal: Principal,
    request: { url: string; types?: string[]; after?: number },
  ): Promise<WebhookView & { secret: string }> {
    this.allow(principal, 'webhooks.manage');
    const { url, types, after } = request;
    const refusal = this.calls.refusalOf(url);
    if (refusal !== null) throw invalid([{ pointer: '/url', code: 'URL.NOT_ALLOWED', detail: refusal }]);
    const { tenant, actorId: createdBy } = principal;
    return this.webhooks.create(tenant, { url, types: types ?? null, after: after ?? null, createdBy });
  }

  async list(principal: Principal): Promise<WebhookView[]> {
    this.allow(principal, 'webhooks.read');
    return this.webhooks.list(principal.tenant);
  }

  async get(principal: Principal, id: string): Promise<WebhookView> {
    this.allow(principal, 'webhooks.read', id);
    return this.webhooks.get(principal.tenant, id);
  }

  async delete(principal: Principal, id: string): Promise<void> {
    this.allow(principal, 'webhooks.manage', id);
    await this.webhooks.delete(principal.tenant, id);
  }

  async replay(principal: Principal, id: string, after: number | undefined): Promise<WebhookView> {
    this.allow(principal, 'webhooks.manage', id);
    return this.webhooks.replay(principal.tenant, id, after ?? null);
  }

  async rotate(principal: Principal, id: string): Promise<{ secret: string; oldSignsForHours: number }> {
    this.allow(principal, 'webhooks.manage', id);
    return this.webhooks.rotate(principal.tenant, id);
  }

  async deliveries(
    principal: Principal,
    id: string,
    { before, limit }: { before: number; limit: number },
  ): Promise<{ items: DeliveryView[]; next: number | null }> {
    this.allow(principal, 'webhooks.read', id);
    const items = await this.webhooks.deliveries(principal.tenant, id, before, limit);
    return { items, next: items.length === limit ? (items.at(-1)?.deliveryId ?? null) : null };
  }

  private allow(principal: Principal, operation: Operation, id?: string): void {
    requireOperation(principal, operation);
    if (principal.unitId !== null) {
      throw new ProblemError(
        'AUTH.FORBIDDEN',
        'webhooks carry the whole log: they need a token whose scope is the whole tenant',
      );
    }
    if (id !== undefined && !UUID.test(id)) throw new ProblemError('WEBHOOK.NOT_FOUND', `no webhook ${id}`);
  }
}
