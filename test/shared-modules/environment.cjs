const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { lastingGlobals } = require('./loader.cjs');

/** The realm of the process itself; what a spec file changes of globals and variables of the environment is as before after it. */
module.exports = class OwnRealm {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.globals = Object.getOwnPropertyDescriptors(globalThis);
    this.variables = { ...process.env };
    this.exit = process.exit;
    // Else Jest would add the handlers of this file to those of Jest itself.
    globalThis[Symbol.for('EVENT_HANDLERS')] = undefined;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  getVmContext() {
    return this.global;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.fakeTimersModern = null;
    this.global = null;
    process.exit = this.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    for (const key of Reflect.ownKeys(globalThis))
      if (!(key in this.globals) && !lastingGlobals.has(key)) Reflect.deleteProperty(globalThis, key);
    for (const key of Reflect.ownKeys(this.globals))
      if (this.globals[key].configurable) Object.defineProperty(globalThis, key, this.globals[key]);
  }
};
