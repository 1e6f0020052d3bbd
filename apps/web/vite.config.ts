import { fileURLToPath } from 'node:url';
import { getConfig } from '@lingui/conf';
import { lingui } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const configPath = here('./lingui.config.ts');
const linguiConfig = getConfig({ configPath });

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    lingui({ configPath, failOnMissing: true, failOnCompileError: true }),
    babel({
      presets: [
        {
          preset: {
            plugins: [['@lingui/babel-plugin-lingui-macro', { descriptorFields: 'id-only', linguiConfig }]],
          },
          rolldown: { filter: { code: /from ['"]@lingui\/(core|react)\/macro['"]/ } },
        },
      ],
    }),
  ],
  resolve: {
    alias: {
      '@relais/contracts/rules': here('../../libs/contracts/src/rules.ts'),
      '@relais/contracts/text': here('../../libs/contracts/src/text.ts'),
    },
  },
  // The server puts another one into every page that it serves.
  html: { cspNonce: 'RELAIS-NONCE' },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    // The Content-Security-Policy allows no data: scripts, and separate files are cached for ever.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
    // What nearly every page has is one file: many small ones compress worse, and each is named wherever a page is loaded.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /apps\/web\/src\/(?:server|ui\/(?!further))/ }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
