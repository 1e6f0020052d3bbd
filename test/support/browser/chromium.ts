import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** CHROMIUM_PATH, else the system's, else the one that an npm package carries; nothing is downloaded. */
async function executable(): Promise<string> {
  const installed = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path));
  if (installed) return installed;
  const { default: carried } = await import('@sparticuz/chromium');
  return carried.executablePath();
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await executable(), args });

/** A browser that can be closed and opened again: what it keeps lies in this folder. */
export const openChromium = async (folder: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options, executablePath: await executable(), args });
