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
  private readonly lagEvents = this.gauge('dunghen_projection_lag_events', 'Events not yet projected', [
    'tenant',
    'projection',
  ]);
  private readonly lagSeconds = this.gauge(
    'dunghen_projection_lag_seconds',
    'Age of the oldest event not yet projected',
    ['tenant', 'projection'],
  );
  private readonly parked = this.gauge('dunghen_projection_parked_streams', 'Streams set aside by a poison event', [
    'tenant',
    'projection',
  ]);
  private readonly head = this.gauge('dunghen_log_position', 'Newest position of the log', ['tenant']);
  private readonly workers = this.gauge('dunghen_worker_silent_seconds', 'Seconds since a worker’s last sign of life', [
    'worker',
    'queue',
  ]);

  constructor(private readonly background: BackgroundHealth) {
    collectDefaultMetrics({ register: this.registry });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  async text(): Promise<string> {
    const [projections, workers] = await Promise.all([this.background.projections(), this.background.workers()]);
    for (const gauge of [this.lagEvents, this.lagSeconds, this.parked, this.head, this.workers]) gauge.reset();
    for (const { tenant, projection, lagEvents, lagSeconds, parked, head } of projections) {
      this.lagEvents.set({ tenant, projection }, lagEvents);
      this.lagSeconds.set({ tenant, projection }, lagSeconds);
      this.parked.set({ tenant, projection }, parked);
      this.head.set({ tenant }, head);
    }
    for (const { workerId, queueBackend, silentSeconds } of workers) {
      this.workers.set({ worker: workerId, queue: queueBackend }, silentSeconds);
    }
    return this.registry.metrics();
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: Label[]): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
