const { join } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** Seconds, roughly, of the files that take longest: where no earlier run has left better figures, as in a fresh clone. */
const known = {
  'libs/backup/src/backup.spec.ts': 13,
  'libs/engine/database/src/server/embedded-postgres.spec.ts': 21,
  'libs/engine/database/src/server/heartbeat.spec.ts': 15,
  'libs/engine/database/src/server/postgres-server.spec.ts': 25,
  'libs/engine/log-kurrent/src/kurrent-subscription.spec.ts': 21,
  'libs/import-export/src/specs/grown-folder.spec.ts': 11,
  'libs/import-export/src/specs/round-trip.spec.ts': 16,
  'libs/ledger/src/ledger-rebuilt.spec.ts': 13,
  'libs/engine/projections/src/rebuild/rebuild-interrupted.spec.ts': 18,
  'test/acceptance/operation/backup.e2e-spec.ts': 19,
  'test/acceptance/operation/command-line.e2e-spec.ts': 23,
  'test/acceptance/referrals/generated-networks.e2e-spec.ts': 25,
  'test/acceptance/operation/rebuild-and-verify.e2e-spec.ts': 20,
  'test/acceptance/privacy/retention-command.e2e-spec.ts': 13,
  'test/acceptance/http/right-answers.e2e-spec.ts': 11,
  'test/acceptance/access/signing-out.e2e-spec.ts': 20,
  'test/acceptance/http/turns.e2e-spec.ts': 12,
  'test/architecture/architecture.spec.ts': 25,
  'test/browser/accessibility.e2e-spec.ts': 67,
  'test/browser/calls.e2e-spec.ts': 14,
  'test/browser/focus.e2e-spec.ts': 17,
  'test/browser/ledger.e2e-spec.ts': 22,
  'test/browser/log.e2e-spec.ts': 13,
  'test/browser/looks.e2e-spec.ts': 22,
  'test/browser/network.e2e-spec.ts': 35,
  'test/browser/newcomer.e2e-spec.ts': 38,
  'test/browser/objection.e2e-spec.ts': 11,
  'test/browser/organisers.e2e-spec.ts': 13,
  'test/browser/outbox.e2e-spec.ts': 45,
  'test/browser/own-origin.e2e-spec.ts': 13,
  'test/browser/privacy.e2e-spec.ts': 26,
  'test/browser/small-screens.e2e-spec.ts': 34,
  'test/browser/speaking.e2e-spec.ts': 27,
  'test/faults/dead-database.e2e-spec.ts': 27,
  'test/faults/faults.spec.ts': 11,
  'test/faults/interrupted-import.e2e-spec.ts': 21,
  'test/faults/unavailable.e2e-spec.ts': 17,
  'test/crash/crash.e2e-spec.ts': 42,
  'test/isolation/matrix.spec.ts': 37,
  'test/isolation/row-level-security.spec.ts': 20,
  'test/simulation/simulation.spec.ts': 14,
};
const seconds = new Map(Object.entries(known).map(([file, time]) => [join(__dirname, '../..', file), time]));

/** Starts the slowest files first, so that none of them runs alone at the end; any other counts as a second. */
module.exports = class SlowestFirst extends Sequencer {
  time(test) {
    return super.time(test) ?? 1000 * (seconds.get(test.path) ?? 1);
  }
};
