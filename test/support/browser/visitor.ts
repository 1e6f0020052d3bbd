import type { NetworkId, PersonId } from '@relais/contracts';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { codeIn, newestMail } from '../../acceptance/browser';
import type { RunningRelais } from '../../acceptance/relais';

export const phone: BrowserContextOptions = {
  locale: 'fr-FR',
  timezoneId: 'Europe/Paris',
  viewport: { width: 390, height: 844 },
  reducedMotion: 'reduce',
};
export const desk: BrowserContextOptions = { ...phone, viewport: { width: 1280, height: 900 } };

/** A page of a browser on which this person has just signed in by a link. */
export async function signedIn(
  browser: Browser,
  { url, installation }: RunningRelais,
  networkId: NetworkId,
  personId: PersonId,
  options: BrowserContextOptions = phone,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...options });
  const link = await installation.signIn.makeLink(networkId, personId);
  const answer = await context.request.post('/api/sign-in', { data: { token: link } });
  expect(answer.status()).toBe(204);
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/**
 * A page of a browser on which this address has just been signed in, with the code that a mail brought.
 * @param mails how many the address has then
 */
export async function signedInByCode(
  browser: Browser,
  relais: RunningRelais,
  address: string,
  { mails = 1, options = phone }: { mails?: number; options?: BrowserContextOptions } = {},
): Promise<Page> {
  const page = await (await browser.newContext({ ...options, baseURL: relais.url })).newPage();
  page.setDefaultTimeout(15_000);
  await page.goto('/');
  await page.locator('[name=email]').fill(address);
  await page.locator('button[type=submit]').click();
  await page.locator('[name=code]').waitFor();
  await page.locator('[name=code]').fill(codeIn(await newestMail(relais, address, mails)));
  return page;
}

/** Its pages get no stream of changes: then the network falls silent once a page has loaded. */
export const withoutStream = (context: BrowserContext): Promise<unknown> =>
  context.route('**/api/me/events*', (route) => route.fulfill({ status: 204 }));

/** What the page said on its console as an error, and what it threw. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
