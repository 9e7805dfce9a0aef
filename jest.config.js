import { availableParallelism } from 'node:os';

const shared = {
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

/** unit: pure, beside the code. integration: what needs PostgreSQL, Redis, HTTP, a browser or a process;
 * bench: measured, never asserted, run by `npm run bench` alone. */
export default {
  // Two at least: much of what they do is waiting for a database, a process or a browser.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Modules of a test file stay in its process; after a hundred files one spends its time on their garbage.
  workerIdleMemoryLimit: '1GB',
  // Ends a test that hangs. How fast the machine is, is not tested: it may have other work.
  testTimeout: 300_000,
  reporters: ['default', '<rootDir>/test/closing-line.reporter.js'],
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
    },
    { ...shared, displayName: 'bench', testMatch: ['<rootDir>/test/bench/*.bench.ts'] },
  ],
};
