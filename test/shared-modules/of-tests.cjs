const { join, sep } = require('node:path');

const root = join(__dirname, '../..') + sep;
const testCode = /^(test|apps\/web)\/|\.(spec|e2e-spec|fixture|contract)\.tsx?$/;

/** The path below the project's root, or null for a file of a package or of another place. */
const pathInProject = (file) =>
  file.startsWith(root) && !file.includes(`${sep}node_modules${sep}`)
    ? file.slice(root.length).replaceAll(sep, '/')
    : null;

/** Whether each spec file has a copy of its own of this module: specs, what they share, and the screens. */
const isOfTests = (file) => testCode.test(pathInProject(file) ?? '');

module.exports = { isOfTests, pathInProject };
