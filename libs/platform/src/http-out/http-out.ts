import { lookup as resolve } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, mayConnect, refusalOf } from './allowed-address.js';
import type { OutwardRules } from './allowed-address.js';

/** How long a call may take and how much an answer may say. */
export interface HttpOutOptions extends OutwardRules {
  /** Of the whole call, milliseconds. */
  readonly timeLimit?: number;
  /** Bytes of the answer's body that are read at most. */
  readonly mostBytes?: number;
}

/** Calls the outside: redirects are not followed, and nobody leads us into the house's own network. */
export class HttpOut {
  // How many calls there are at once is the caller's affair: one that waited here would wait in its own time limit.
  private readonly http = new HttpAgent({ keepAlive: true });
  private readonly https = new HttpsAgent({ keepAlive: true });

  constructor(private readonly options: HttpOutOptions) {}

  /** Why a URL may not be called; null if it may. */
  refusalOf(url: string): string | null {
    return refusalOf(url, this.options);
  }

  /** The status of the answer to a POST; rejects where there was none in time, or one without an end. */
  post(url: string, { headers, body }: { headers: Record<string, string>; body: string }): Promise<number> {
    const refusal = this.refusalOf(url);
    if (refusal !== null) return Promise.reject(new Error(refusal));
    const target = new URL(url);
    const secure = target.protocol === 'https:';
    const { timeLimit = 10_000, mostBytes = 65_536 } = this.options;
    return new Promise((done, fail) => {
      const options = {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        lookup: this.guarded(hostOf(target)),
      };
      const call: ClientRequest = secure
        ? httpsRequest(target, { ...options, agent: this.https })
        : httpRequest(target, { ...options, agent: this.http });
      const timer = setTimeout(() => {
        const late = new Error(`no answer in ${String(timeLimit)} ms`);
        call.destroy(late);
        // A call that is closed already tells nobody.
        fail(late);
      }, timeLimit);
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
      };
      call.on('error', (error) => {
        end(() => {
          fail(error);
        });
      });
      // 101 comes here and nowhere else: left alone it closes the call without a word.
      call.on('upgrade', (response, socket) => {
        socket.destroy();
        end(() => {
          done(response.statusCode ?? 0);
        });
      });
      call.on('response', (response) => {
        readAway(response, mostBytes, (error) => {
          end(() => {
            if (error === null) done(response.statusCode ?? 0);
            else fail(error);
          });
        });
      });
      call.end(body);
    });
  }

  /** Closes what is kept open. */
  close(): void {
    this.http.destroy();
    this.https.destroy();
  }

  /** Name resolution that refuses addresses the host may not be at: looked at where the connection is made, not before. */
  private guarded(host: string): LookupFunction {
    return (name, options, answer) => {
      resolve(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
        if (error !== null) {
          answer(error, '', 0);
          return;
        }
        const [first, ...rest] = addresses.filter(({ address }) => mayConnect(host, address, this.options));
        if (first === undefined) answer(new Error(`${host} is in the house's own network`), '', 0);
        else if (options.all === true) answer(null, [first, ...rest]);
        else answer(null, first.address, first.family);
      });
    };
  }
}

function readAway(response: IncomingMessage, mostBytes: number, done: (error: Error | null) => void): void {
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > mostBytes) response.destroy(new Error(`the answer is longer than ${String(mostBytes)} bytes`));
  });
  response.on('end', () => {
    done(null);
  });
  response.on('error', done);
}
