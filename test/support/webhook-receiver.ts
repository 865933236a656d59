import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a receiver does with the next message; absent: 204. */
export type Behaviour = (response: ServerResponse) => void;

/** A message whose signature the library has verified. */
export interface Received {
  id: string;
  event: { type: string; id: string; subject: string; sequence?: string; hash?: string; data: Record<string, unknown> };
}

/** A real HTTP server as a province would run it: verifies with the Standard Webhooks library, and misbehaves on request. */
export class Receiver {
  readonly received: Received[] = [];
  readonly refused: string[] = [];
  /** Taken one by one; when there are none left it behaves. */
  readonly behaviours: Behaviour[] = [];
  secrets: string[] = [];
  /** Requests that are being answered, and the most there ever were at once. */
  busy = 0;
  mostBusy = 0;
  private readonly server = createServer((request, response) => void this.take(request, response));

  async open(port = 0): Promise<void> {
    await new Promise<void>((done) => this.server.listen(port, '127.0.0.1', done));
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}/hook`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((done) => this.server.close(done));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.busy += 1;
    this.mostBusy = Math.max(this.mostBusy, this.busy);
    response.on('close', () => (this.busy -= 1));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const headers = request.headers as Record<string, string>;
    const known = this.secrets.some((secret) => {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch {
        return false;
      }
    });
    if (!known) {
      this.refused.push(body);
      response.writeHead(401).end();
      return;
    }
    const behave = this.behaviours.shift();
    if (behave !== undefined) {
      behave(response);
      return;
    }
    this.received.push({ id: headers['webhook-id'] ?? '', event: JSON.parse(body) as Received['event'] });
    response.writeHead(204).end();
  }
}
