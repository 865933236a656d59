import { Injectable } from '@nestjs/common';
import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { BackgroundHealth } from '#application';

/** What Prometheus reads; gauges of the background are read from the database at each scrape. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'dunghen_http_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });
  constructor(private readonly background: BackgroundHealth) {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  /** As somebody of a tenant reads it: gauges of that tenant alone, and of the processes. */
  async text(reader: string): Promise<string> {
    const [all, workers] = await Promise.all([this.background.projections(), this.background.workers()]);
    const projections = all.filter(({ tenant }) => tenant === reader);
    // Made for this answer alone: two readers at once never see each other's tenant.
    const own = new Registry();
    const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
      new Gauge({ name, help, labelNames, registers: [own] });
    const of = ['tenant', 'projection'] as const;
    const lagEvents = gauge('dunghen_projection_lag_events', 'Events not yet projected', [...of]);
    const lagSeconds = gauge('dunghen_projection_lag_seconds', 'Age of the oldest event not yet projected', [...of]);
    const parked = gauge('dunghen_projection_parked_streams', 'Streams set aside by a poison event', [...of]);
    const head = gauge('dunghen_log_position', 'Newest position of the log', ['tenant']);
    const silent = gauge('dunghen_worker_silent_seconds', 'Seconds since a worker’s last sign of life', [
      'worker',
      'queue',
    ]);
    for (const { tenant, projection, ...health } of projections) {
      lagEvents.set({ tenant, projection }, health.lagEvents);
      lagSeconds.set({ tenant, projection }, health.lagSeconds);
      parked.set({ tenant, projection }, health.parked);
      head.set({ tenant }, health.head);
    }
    for (const { workerId, queueBackend, silentSeconds } of workers) {
      silent.set({ worker: workerId, queue: queueBackend }, silentSeconds);
    }
    return `${await this.registry.metrics()}${await own.metrics()}`;
  }
}
