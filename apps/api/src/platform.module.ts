import { Global, Module } from '@nestjs/common';
import { CLOCK, systemClock } from '#platform';

/** The outside world as this program uses it. */
@Global()
@Module({ providers: [{ provide: CLOCK, useValue: systemClock }], exports: [CLOCK] })
export class PlatformModule {}
