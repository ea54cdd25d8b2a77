import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';

const chromium =
  process.env.CHROMIUM || execFileSync('sh', ['-c', 'command -v chromium']).toString().trim();

export default defineConfig({
  testDir: '.',
  outputDir: '../../target/e2e/results',
  globalSetup: './setup.js',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Chromium itself can stumble on a busy machine; what passes only the second time is reported as
  // flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  snapshotPathTemplate: 'aria/{arg}{ext}',
  updateSnapshots: process.env.CI ? 'none' : 'missing',
  reporter: [['list']],
  use: {
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium,
      args: [
        // Containers run as root, where Chromium has no sandbox.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
