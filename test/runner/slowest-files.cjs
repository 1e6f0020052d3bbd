const { relative } = require('node:path');

/** Jest's reporter of where the time of a whole run went. */
module.exports = class SlowestFiles {
  constructor({ rootDir }) {
    this.rootDir = rootDir;
  }

  onRunComplete(_contexts, { testResults }) {
    if (testResults.length <= 10) return;
    const slowest = testResults.toSorted((one, other) => secondsOf(other) - secondsOf(one)).slice(0, 10);
    const lines = slowest.map((result) => {
      const path = relative(this.rootDir, result.testFilePath);
      return `${secondsOf(result).toFixed(1).padStart(6)} s  ${path} (${result.displayName?.name})`;
    });
    process.stderr.write(`\nThe ten slowest files:\n${lines.join('\n')}\n`);
  }
};

const secondsOf = ({ perfStats: { end, start } }) => (end - start) / 1000;
