import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Texts of pages that a member does not open at table have their own catalogue, which is loaded with them (src/app/language.ts). */
const further = [
  'network',
  'people',
  'tokens',
  'journal',
  'privacy',
  'joining',
  'founding',
  'objection',
  'acceptance',
  'visiting',
  'my-data',
  'meetings',
  'mails',
  'rules',
  'cards',
]
  .map((feature) => `<rootDir>/src/features/${feature}`)
  .concat('<rootDir>/src/ui/further');

export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [
    // First: the pattern of the other one would take its files, too.
    { path: '<rootDir>/src/locales/further-{locale}', include: further },
    { path: '<rootDir>/src/locales/{locale}', include: ['<rootDir>/src'], exclude: further },
  ],
  format: formatter({ lineNumbers: false }),
});
