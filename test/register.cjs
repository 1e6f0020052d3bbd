// `node -r ./test/register.cjs file.ts`: lets a process that a test starts run our TypeScript without a build.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '..');
const { jsc } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const { paths, baseUrl, ...transpile } = jsc;
const options = { swcrc: false, jsc: transpile, module: { type: 'commonjs' }, sourceMaps: 'inline' };

Module._extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  resolve(request.replace(/^@relais\/(.*)$/, join(root, 'libs/$1/src/index.ts')), ...rest);
