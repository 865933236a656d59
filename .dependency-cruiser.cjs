/** The borders of DESIGN section 2 as sentences; `npm run check` and test/architecture fail on a breach. */
const pure = '^libs/(calendar|dossier|indicators)/';
const lib = (names) => `^libs/(${names})/`;
const notSpec = '(\\.(int\\.|e2e\\.)?spec|\\.contract)\\.ts$|/testing/';
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule('no-cycles', 'Nothing imports itself in a circle.', {}, { circular: true }),
    rule(
      'pure-libs-import-no-package',
      'calendar, dossier and indicators know no package and no node module.',
      { path: pure, pathNot: notSpec },
      { dependencyTypes: ['npm', 'npm-dev', 'core', 'npm-peer', 'npm-optional'] },
    ),
    rule(
      'calendar-imports-no-lib',
      'calendar stands at the bottom.',
      { path: lib('calendar'), pathNot: notSpec },
      { path: '^(libs/(?!calendar/)|apps|test)' },
    ),
    rule(
      'dossier-imports-only-calendar',
      'dossier sees only calendar.',
      { path: lib('dossier'), pathNot: notSpec },
      { path: '^(libs/(?!dossier/|calendar/)|apps|test)' },
    ),
    rule(
      'indicators-imports-only-calendar',
      'indicators sees only calendar.',
      { path: lib('indicators'), pathNot: notSpec },
      { path: '^(libs/(?!indicators/|calendar/)|apps|test)' },
    ),
    rule(
      'event-store-knows-no-dossier',
      'The event store knows no dossier.',
      { path: lib('event-store'), pathNot: notSpec },
      { path: '^(libs/(?!event-store/|platform/)|apps|test)' },
    ),
    rule(
      'event-store-uses-platform-only-in-modules',
      'Technology is brought from outside.',
      { path: lib('event-store|read-models|application|exchange'), pathNot: `${notSpec}|\\.module\\.ts$` },
      { path: lib('platform') },
    ),
    rule(
      'read-models-look-down',
      'Read models see the event store and the pure libs.',
      { path: lib('read-models'), pathNot: notSpec },
      { path: '^(libs/(application|exchange)/|apps|test)' },
    ),
    rule(
      'exchange-looks-down',
      'Formats see the pure libs only.',
      { path: lib('exchange'), pathNot: notSpec },
      { path: '^(libs/(application|read-models|event-store)/|apps|test)' },
    ),
    rule(
      'application-looks-down',
      'Use cases know no app.',
      { path: lib('application'), pathNot: notSpec },
      { path: '^(apps|test)' },
    ),
    rule(
      'platform-knows-no-trade',
      'The outside world knows nothing of dossiers.',
      { path: lib('platform'), pathNot: notSpec },
      { path: '^(libs/(?!platform/)|apps|test)' },
    ),
    rule(
      'libs-are-entered-by-index',
      'A lib is entered through its index alone; specs may use what another lib tests with.',
      { path: '^(libs/([^/]+)/|apps|test)' },
      { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/(index\\.ts$|testing/)', '^libs/$2/'] },
    ),
    rule(
      'testing-is-for-specs',
      'What a lib tests with is used by specs alone.',
      { path: '^(libs|apps)/', pathNot: notSpec },
      { path: '^libs/[^/]+/src/testing/' },
    ),
    rule(
      'bullmq-only-in-platform',
      'The queue technology stays in platform and the apps.',
      { path: lib('event-store|read-models|application|exchange') },
      { path: 'node_modules/(bullmq|ioredis)/' },
    ),
    rule(
      'the-page-stands-alone',
      'The staff page knows the API by its document alone: no lib, no other app, no node module.',
      { path: '^apps/web/', pathNot: notSpec },
      { path: '^(libs/|test/|apps/(?!web/))' },
    ),
    rule(
      'the-page-runs-in-a-browser',
      'The staff page uses no node module.',
      { path: '^apps/web/src/', pathNot: notSpec },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'nobody-reaches-into-the-page',
      'The staff page is built, not imported.',
      { path: '^(libs|apps/(?!web/)|test)/', pathNot: notSpec },
      { path: '^apps/web/' },
    ),
    rule(
      'pages-stand-apart',
      'A page uses the shell and the parts, never another page.',
      { path: '^apps/web/src/pages/([^/]+)/' },
      { path: '^apps/web/src/pages/', pathNot: '^apps/web/src/pages/$1/' },
    ),
    rule(
      'the-shell-finds-pages-by-itself',
      'Session, parts, figures, shell and api import no page; vite globs find them.',
      { path: '^apps/web/src/(shell|parts|figures|session|api|time)/' },
      { path: '^apps/web/src/pages/' },
    ),
    rule('nothing-unresolved', 'Every import resolves.', {}, { couldNotResolve: true }),
    rule(
      'no-dev-packages-in-product',
      'Product code uses only declared dependencies; what the web page is made of is built into it.',
      { path: '^(apps|libs)/', pathNot: `${notSpec}|^apps/web/` },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dung-hen-source', 'import', 'require', 'node', 'default', 'types'],
    },
  },
};
