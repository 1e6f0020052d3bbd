import type { NetworkId, PersonId } from '@relais/contracts';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { RunningRelais } from '../acceptance/relais';

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
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

/** What the page said on its console as an error, and what it threw. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}
