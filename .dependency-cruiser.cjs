/** The tree's boundaries (CONTRIBUTING.md has them in words). Each rule is proved by a violation in test/architecture/seeded. */
const spec = '\\.spec\\.tsx?$';
const ofTests = '^test/|\\.(spec|fixture)\\.tsx?$';
const door = '^libs/(?:engine/)?[^/]+/src/index\\.ts$';
/** Pure functions over texts, and rules that need no server, which the browser takes as they are. */
const pureContracts = '^libs/contracts/src/(text|rules)\\.ts$';
/** Rules of networks, for deciders of other contexts. */
const rulesOfNetworks = '^libs/networks/src/rules\\.ts$';
const pure = '([^/]+\\.(events|commands|decider|rules)|network|member-index|caller|rules)\\.ts$';

/** Every client library has one home; tests may stand in for the other side. */
const homes = {
  postgres: { packages: 'pg(-copy-streams)?', home: '^libs/engine/(log-postgres|log-kurrent|database)/' },
  kurrentdb: { packages: '@(kurrent|eventstore)/[^/]+', home: '^libs/engine/log-kurrent/' },
  gathering: { packages: 'dataloader', home: '^libs/engine/database/' },
  csv: { packages: 'papaparse', home: '^libs/import-export/' },
  http: {
    packages: '(fastify|@fastify/[^/]+|@nestjs/(platform-fastify|swagger)|prom-client)',
    home: '^apps/api/',
  },
  calendar: { packages: '(ical-generator|timezones-ical-library)', home: '^libs/directory/' },
  holidays: { packages: 'date-holidays', home: '^libs/directory/' },
  mail: { packages: 'nodemailer', home: '^libs/mail/' },
  limits: { packages: 'rate-limiter-flexible', home: '^libs/access/' },
  log: { packages: 'pino', home: '^libs/installation/' },
  'open-id': { packages: 'openid-client', home: '^libs/access/' },
  'command-line': { packages: 'commander', home: '^apps/cli/' },
  'user-interface': {
    packages:
      '(react|react-dom|idb|vite|uuid|openapi-fetch|(@mantine|@tanstack|@visx|@lingui|@vitejs)/[^/]+)',
    home: '^apps/web/',
  },
};

/** From the ground. Within a layer libraries may know each other, as long as there is no cycle. */
const layers = [
  ['contracts', 'event-sourcing'],
  ['database', 'log-postgres', 'log-kurrent', 'vault', 'projections', 'mail'],
  ['networks'],
  ['people'],
  ['access'],
  ['meetings', 'referrals'],
  ['ledger'],
  [
    ...[
      'liveliness',
      'import-export',
      'simulation',
      'retention',
      'backup',
      'directory',
      'notifications',
      'live',
    ],
    'onboarding',
  ],
  ['installation'],
];
const librariesOf = (names) => `^libs/(engine/)?(${names.join('|')})/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'domain-is-pure',
      'Events, commands, deciders and rules know contracts, event-sourcing, the schemas of zod and each other.',
      { path: `^libs/(?!contracts/)((?:engine/)?[^/]+)/(?:src|src/.*)/${pure}` },
      {
        pathNot: [
          '^libs/(contracts|engine/event-sourcing)/src/index\\.ts$',
          rulesOfNetworks,
          '(^|/)node_modules/zod/',
          `^libs/$1/(?:src|src/.*)/${pure}`,
        ],
      },
    ),
    rule(
      'one-door',
      'A library is entered by its index.ts.',
      {
        path: '^(?:libs/((?:engine/)?[^/]+)|apps/[^/]+|test)/',
        pathNot: '^test/(runner/global-setup|support/(installation|servers/abandoned-servers))',
      },
      { path: '^libs/', pathNot: [door, pureContracts, rulesOfNetworks, '^libs/$1/'] },
    ),
    rule(
      'doors-by-name',
      'Another library is imported as @relais/<name>.',
      { path: '^(?:libs/((?:engine/)?[^/]+)|apps/[^/]+|test)/' },
      { path: door, pathNot: '^libs/$1/', dependencyTypesNot: ['aliased-tsconfig'] },
    ),
    rule('libs-know-no-apps', 'apps are doors, libs are knowledge.', { path: '^libs/' }, { path: '^apps/' }),
    rule(
      'shipped-knows-no-test',
      'Nothing that is shipped knows code of the tests. So it does not reach it either.',
      { path: '^(libs|apps)/', pathNot: ofTests },
      { path: ofTests },
    ),
    rule(
      'foundations-stand-alone',
      'contracts and event-sourcing know no other library.',
      { path: '^libs/(contracts|engine/event-sourcing)/' },
      { path: '^libs/', pathNot: '^libs/$1/' },
    ),
    rule(
      'engine-knows-no-context',
      'The engine would serve any event-sourced program.',
      { path: '^libs/engine/', pathNot: spec },
      { path: '^libs/', pathNot: '^libs/engine/' },
    ),
    ...layers
      .slice(0, -1)
      .map((layer, n) =>
        rule(
          'lower-layers-only',
          'Libraries lie in layers: each knows those below it alone.',
          { path: librariesOf(layer), pathNot: spec },
          { path: librariesOf(layers.slice(n + 1).flat()) },
        ),
      ),
    rule(
      'layers-are-complete',
      'Every library has its layer.',
      { path: '^(libs|apps)/' },
      { path: '^libs/', pathNot: librariesOf(layers.flat()) },
    ),
    rule(
      'no-injected-repositories',
      'Rows are read by asReader alone.',
      { path: '^(libs|apps)/' },
      { path: '(^|node_modules/)@nestjs/typeorm(/|$)' },
    ),
    rule(
      'web-knows-contracts-only',
      'The web app knows the server by its contracts.',
      { path: '^apps/web/' },
      {
        path: '^(libs|apps|test)/',
        pathNot: ['^apps/web/', '^libs/contracts/src/index\\.ts$', pureContracts],
      },
    ),
    rule(
      'web-takes-types-only',
      'No zod in the browser: types, and pure functions.',
      { path: '^apps/web/' },
      { path: '^libs/|node_modules/zod/', pathNot: pureContracts, dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'features-stand-apart',
      'No feature imports another.',
      { path: '^apps/web/src/features/([^/]+)/' },
      { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    ),
    rule(
      'ui-knows-no-feature',
      'ui/ knows neither features nor the app around it.',
      { path: '^apps/web/src/ui/' },
      { path: '^apps/web/src/(features|app)/' },
    ),
    ...Object.entries(homes).map(([name, { packages, home }]) =>
      rule(
        `home-of-${name}`,
        'Each client library has one home.',
        { path: '^(libs|apps)/', pathNot: [home, spec] },
        { path: `(^|/node_modules/|^node_modules/)${packages}(/|$)` },
      ),
    ),
    rule('no-cycles', 'Nothing imports itself in the end.', {}, { circular: true }),
    rule('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^test/architecture/seeded/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};
