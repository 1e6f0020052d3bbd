const { readFileSync } = require('node:fs');

const { jsc, sourceMaps } = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
// Jest finds `@relais/…` itself; the build's paths would point to compiled files.
const { paths, baseUrl, ...transpile } = jsc;

const asSwc = { swcrc: false, jsc: transpile, sourceMaps };

/** @type {import('jest').Config} */
const project = {
  rootDir: __dirname,
  testEnvironment: '<rootDir>/test/shared-modules/environment.cjs',
  runtime: '<rootDir>/test/shared-modules/runtime.cjs',
  transform: {
    '/apps/web/src/.+\\.tsx?$': ['<rootDir>/test/runner/texts-of-screens.cjs', asSwc],
    '^.+\\.tsx?$': ['@swc/jest', asSwc],
  },
  moduleNameMapper: {
    '^@relais/contracts/(rules|text)$': '<rootDir>/libs/contracts/src/$1.ts',
    '^@relais/networks/rules$': '<rootDir>/libs/networks/src/rules.ts',
    '^@relais/(.*)$': ['<rootDir>/libs/$1/src/index.ts', '<rootDir>/libs/engine/$1/src/index.ts'],
  },
  setupFiles: ['<rootDir>/test/support/fixed-seed.ts'],
  globalSetup: '<rootDir>/test/runner/global-setup.ts',
  globalTeardown: '<rootDir>/test/runner/global-teardown.ts',
};

const inBothHomes = [
  'backup',
  'changes',
  'erasing',
  'foreign-ids',
  'founding',
  'generated-networks',
  'inviting',
  'rebuild-and-verify',
  'referrals',
  'stopped-network',
  'two-processes',
  'workers',
];

/** @type {import('jest').Config} */
module.exports = {
  // Two more than a small machine has cores: many tests wait for processes, browsers and the database.
  maxWorkers: 4,
  testTimeout: 60_000,
  // Half a second is too little to end in on a machine that has much to do.
  workerGracefulExitTimeout: 5_000,
  testSequencer: '<rootDir>/test/runner/slowest-first.cjs',
  reporters: ['default', '<rootDir>/test/runner/slowest-files.cjs'],
  projects: [
    {
      ...project,
      displayName: 'relais',
      roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
      testRegex: '\\.(spec|e2e-spec)\\.tsx?$',
    },
    {
      ...project,
      // The journeys in which the home of the log could make a difference, over a log in KurrentDB. What an event store must do is
      // proved for both homes by its contract suite.
      displayName: 'kurrentdb',
      roots: ['<rootDir>/test/acceptance'],
      testRegex: `/(${inBothHomes.join('|')})\\.e2e-spec\\.ts$`,
      setupFiles: [...project.setupFiles, '<rootDir>/test/support/log-in-kurrentdb.ts'],
    },
  ],
};
