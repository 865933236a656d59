import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';

/** Whether this process was asked to end; long work looks at it between two slices. */
@Injectable()
export class Stopping implements OnModuleDestroy {
  requested = false;

  onModuleDestroy(): void {
    this.requested = true;
  }
}
