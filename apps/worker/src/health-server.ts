import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { overallHealth } from '#application';
import type { BackgroundHealth } from '#application';

/** The worker's only HTTP: does it live, and does it keep up. */
export class HealthServer {
  private readonly server: Server;

  constructor(
    private readonly health: BackgroundHealth,
    private readonly workerId: string,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request.url ?? '', response).catch(() => response.destroy());
    });
  }

  /** Answers the address; rejects with the system's error, such as EADDRINUSE. */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, host, resolve);
    });
    const address = this.server.address() as AddressInfo;
    const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
    return `http://${name}:${String(address.port)}`;
  }

  async close(): Promise<void> {
    if (!this.server.listening) return;
    await new Promise((resolve) => {
      this.server.close(resolve);
      this.server.closeAllConnections();
    });
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/health/live') return send(response, 200, { status: 'live' });
    if (url !== '/health/ready') return send(response, 404, { code: 'NOT_FOUND' });
    try {
      const [projections, workers] = [await this.health.projections(), await this.health.workers()];
      const beating = workers.some((worker) => worker.workerId === this.workerId && worker.silentSeconds < 15);
      return send(response, beating ? 200 : 503, {
        status: beating ? 'ready' : 'silent',
        projections: overallHealth(projections),
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return send(response, 503, { status: 'database does not answer', reason });
    }
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
