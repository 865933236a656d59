import { systemClock } from '#platform';
import type { Config, Keys } from '#platform';
import { closeDemoMonth } from '../preparation/close-demo-month.js';
import { readDemoFile, writeDemoFile } from '../preparation/demo-file.js';
import { disableDemoAccounts, ensureDemoAccounts } from '../preparation/demo-accounts.js';
import { ensureTenant } from '../preparation/ensure-tenant.js';
import { loadDemoData, revokeDemoTokens } from '../preparation/load-demo-data.js';
import { withProductDatabase } from '../preparation/product-database.js';
import { publishRulesEverywhere } from '../tenants/publish-rules.js';

/** What a step of the start may use. */
export interface StepContext {
  readonly config: Config;
  readonly keys: Keys;
  /** Login of the application, role `dunghen_app`. */
  readonly appUrl: string;
  readonly migratorUrl: string;
  /** Where the product will be, or is, found. */
  readonly url: string;
  /** Prints one line of progress. */
  readonly log: (line: string) => void;
  /** Aborted when somebody wants to stop; long steps end early and can be run again. */
  readonly signal: AbortSignal;
}

/** One named thing that `npm start` does; it runs at every start, so it does nothing where it was done. */
export interface StartStep {
  readonly name: string;
  run(context: StepContext): Promise<void>;
}

const RULES_STEP: StartStep = {
  name: 'Rules of counting',
  run: ({ appUrl, log }) => withProductDatabase(appUrl, (product) => publishRulesEverywhere(product, log)),
};

/** After the rules, which a closing counts by. */
const CLOSING_STEP: StartStep = {
  name: 'A closed month of the demo',
  run: async ({ config, appUrl, log }) => {
    const file = config.demo ? readDemoFile(config.dataDir) : null;
    if (file?.loaded !== true) return;
    await withProductDatabase(appUrl, async (product) => {
      const month = await closeDemoMonth(product, config.tenant, {
        present: Date.parse(file.now),
        now: systemClock.now(),
      });
      if (month !== null) log(`  ${month} is closed as its own night would have closed it`);
    });
  },
};

/** After the migrations and before api and worker: calendar and catalogue, tokens, demo data. */
export const prepareSteps: readonly StartStep[] = [
  {
    name: 'Tenant, calendar and demo data',
    run: ({ config, keys, appUrl, log, signal }) =>
      withProductDatabase(appUrl, async (product) => {
        const { dataDir, tenant, demo } = config;
        await ensureTenant(product, tenant, !demo);
        if (!demo) {
          await revokeDemoTokens(product, dataDir);
          await disableDemoAccounts(product, dataDir);
          return;
        }
        await ensureDemoAccounts(product, { dataDir, tenant });
        let told = 0;
        const onProgress = (done: number, total: number) => {
          signal.throwIfAborted();
          if (done - told < total / 10 && done < total) return;
          told = done;
          log(`  demo data: ${String(done)} of ${String(total)} events`);
        };
        const onStage = (what: string) => {
          log(`  ${what} …`);
        };
        const result = await loadDemoData(product, { dataDir, tenant, keys, onProgress, onStage });
        if (result === 'logInUse') {
          log(`  the log of ${tenant} holds events of its own: no demo data is loaded`);
          await ensureTenant(product, tenant, true);
        }
      }),
  },
  RULES_STEP,
  CLOSING_STEP,
];

/** When api and worker serve and the address is certain, before the ready line: `demo.json`. */
export const readySteps: readonly StartStep[] = [
  {
    name: 'Last things',
    run: ({ config, url, log }) => {
      const file = config.demo ? readDemoFile(config.dataDir) : null;
      if (file !== null) {
        writeDemoFile(config.dataDir, { ...file, url });
        log(
          `  a token for each role: ${config.dataDir}/demo.json; accounts for the page: demo-accounts.json beside it`,
        );
      }
      log(`  the API describes itself: ${url}/api/docs · Ctrl-C stops everything`);
      return Promise.resolve();
    },
  },
];
