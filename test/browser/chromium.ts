import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** CHROMIUM_PATH, else the system's, else the one that an npm package carries; nothing is downloaded. */
async function executable(): Promise<string> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return installed;
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({
    executablePath: await executable(),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
