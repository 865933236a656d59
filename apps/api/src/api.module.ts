import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationModule } from '#application';
import type { HouseRules } from '#application';
import { appDataSourceOptions } from '#platform';
import { BearerGuard } from './auth/bearer.guard.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { DossierCommandsController } from './dossiers/dossier-commands.controller.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { InFlight } from './http/in-flight.js';
import { ProblemFilter } from './http/problem.filter.js';
import { LogController } from './log/log.controller.js';
import { LogFeed } from './stream/log-feed.js';
import { StreamController } from './stream/stream.controller.js';
import { PlatformModule } from './platform.module.js';

export interface ApiOptions {
  databaseUrl: string;
  poolSize: number;
  masterKey: Buffer;
  houseRules: HouseRules;
  /** Told after each stored group; wakes the worker. */
  onAppended: (tenant: string) => void;
}

@Module({})
export class ApiModule {
  static forRoot(options: ApiOptions): DynamicModule {
    const { databaseUrl, poolSize, masterKey, houseRules, onAppended } = options;
    return {
      module: ApiModule,
      imports: [
        PlatformModule,
        TypeOrmModule.forRoot({ ...appDataSourceOptions(databaseUrl, { applicationName: 'dung-hen api', poolSize }), retryAttempts: 3 }),
        ApplicationModule.forRoot({ useFactory: () => ({ masterKey, houseRules, onAppended }), inject: [] }),
      ],
      controllers: [DossierCommandsController, DossiersController, CatalogueController, LogController, StreamController],
      providers: [
        InFlight,
        LogFeed,
        { provide: APP_GUARD, useClass: BearerGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
