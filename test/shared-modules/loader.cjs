const { createRequire, registerHooks } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { isOfTests, pathInProject } = require('./of-tests.cjs');

/** What the modules that stay have put on the global object; it stays as they do. */
const lastingGlobals = new Set();
let runtime = null;

registerHooks({
  resolve(specifier, context, next) {
    const from = fileOf(context.parentURL);
    if (from === null || !/^(\.|@relais\/)/.test(specifier)) return next(specifier, context);
    const path = runtime.resolve(from, specifier);
    if (isOfTests(path))
      throw new Error(
        `${from} is shared by all spec files, and requires ${path}, of which each has its own.`,
      );
    return { url: pathToFileURL(path).href, shortCircuit: true };
  },

  load(url, context, next) {
    const path = fileOf(url);
    if (path === null || !/\.tsx?$/.test(path)) return next(url, context);
    return { format: 'commonjs', source: runtime.transformed(path), shortCircuit: true };
  },
});

/** The file behind a URL, if it is the project's own. */
function fileOf(url) {
  if (!url?.startsWith('file:')) return null;
  const path = fileURLToPath(url);
  return pathInProject(path) === null ? null : path;
}

/** Loads a module as Node.js does, once in the life of this process, with TypeScript as this runtime makes it. */
function requireShared(forRuntime, from, name) {
  runtime = forRuntime;
  const before = new Set(Reflect.ownKeys(globalThis));
  try {
    return createRequire(from)(name);
  } finally {
    for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) lastingGlobals.add(key);
  }
}

module.exports = { lastingGlobals, requireShared };
