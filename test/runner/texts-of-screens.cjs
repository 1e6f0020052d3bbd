const { transformSync } = require('@babel/core');
const { default: lingui } = require('@lingui/babel-plugin-lingui-macro');
const { makeConfig } = require('@lingui/conf');
const swcJest = require('@swc/jest');

const linguiConfig = makeConfig({ locales: ['fr', 'en'], sourceLocale: 'fr' });

/** Jest's transformer for sources of the screens: their texts as the build makes them, then as any other source. */
module.exports = {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    return {
      ...swc,
      process(source, path, ...others) {
        if (!source.includes("from '@lingui/core/macro'")) return swc.process(source, path, ...others);
        const plugins = [
          ['@babel/plugin-syntax-typescript', { isTSX: path.endsWith('x') }],
          [lingui, { descriptorFields: 'id-only', linguiConfig }],
        ];
        const made = transformSync(source, { plugins, configFile: false, babelrc: false, filename: path });
        return swc.process(made.code, path, ...others);
      },
    };
  },
};
