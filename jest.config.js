/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testRegex: '\\.(spec|e2e-spec)\\.tsx?$',
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...require('./swc-jest.json') }] },
  moduleNameMapper: { '^@relais/(.*)$': '<rootDir>/libs/$1/src/index.ts' },
  maxWorkers: 2,
};
