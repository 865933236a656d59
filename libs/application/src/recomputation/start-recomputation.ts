import { Command } from '@nestjs/cqrs';
import type { Principal } from '../access/principal.js';

/** Recompute monthly figures and compare them and the facts with the log; answers the job's id at once. */
export class StartRecomputation extends Command<{ jobId: string }> {
  constructor(
    readonly principal: Principal,
    /** Such as `2026-Q1`; absent: every month. */
    readonly period: string | undefined,
    /** Also what has not changed since the last run. */
    readonly full: boolean,
  ) {
    super();
  }
}
