const { compileFunction, constants } = require('node:vm');
const { default: Runtime } = require('jest-runtime');
const { requireShared } = require('./loader.cjs');
const { isOfTests } = require('./of-tests.cjs');

const compiled = new Map();

/**
 * Jest's runtime, which evaluates every module anew for every spec file, in a realm of its own. Here it does so for the code of the
 * tests alone, in the realm of the process; libraries and packages are loaded once, and stay warm from file to file.
 */
module.exports = class SharedModulesRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    this.executor.compile = (source, file) => this.compileHere(source, file);
  }

  requireModuleOrMock(from, name) {
    return name === '@jest/globals' || this.isOwn(from, name)
      ? super.requireModuleOrMock(from, name)
      : requireShared(this, from, name);
  }

  isOwn(from, name) {
    return /^([./]|@relais\/)/.test(name) && isOfTests(this.resolve(from, name));
  }

  resolve(from, name) {
    return this._resolution.resolveCjs(from, name);
  }

  transformed(file) {
    return this.transformCache.transform(file);
  }

  compileHere(source, file) {
    if (this._environment.getVmContext() === null) return null;
    const known = compiled.get(file);
    if (known?.source === source) return known.compiled;
    const made = compileFunction(source, this.executor.injectedModuleParameters, {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    compiled.set(file, { source, compiled: made });
    return made;
  }

  /** Jest would replace that of the process. */
  installGetBuiltinModule() {}
};
