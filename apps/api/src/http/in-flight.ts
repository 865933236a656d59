import { Injectable } from '@nestjs/common';
import { ProblemError } from '#application';

/** Keys of requests being worked on in this process; between processes the append under the head lock decides. */
@Injectable()
export class InFlight {
  private readonly keys = new Set<string>();

  async run<T>(owner: string, key: string, work: () => Promise<T>): Promise<T> {
    const own = `${owner} ${key}`;
    if (this.keys.has(own)) {
      throw new ProblemError(
        'IDEMPOTENCY_KEY.IN_FLIGHT',
        'the first request with this Idempotency-Key is still running',
      );
    }
    this.keys.add(own);
    try {
      return await work();
    } finally {
      this.keys.delete(own);
    }
  }
}
