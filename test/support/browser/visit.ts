import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** In the page: two frames later. */
const drawn =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))';

/**
 * Goes to another screen of the app that is open, as its links do, until it has drawn all that it asked the server for. It takes a part of
 * the CPU time of loading the app again. What only reads counts, without the stream of changes, which never ends: a request whose answer
 * nobody reads does not end either.
 */
export async function visit(page: Page, path: string): Promise<void> {
  const requests = underWay.get(page) ?? followRequests(page);
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(path)} })`);
  const until = Date.now() + 15_000;
  for (let quiet = 0; quiet < 2; quiet = requests.size > 0 ? 0 : quiet + 1) {
    if (Date.now() > until)
      throw new Error(`${path} still asks for ${[...requests].map((one) => one.url()).join(', ')}`);
    await page.evaluate(drawn);
  }
}

function followRequests(page: Page): Set<Request> {
  const requests = new Set<Request>();
  const end = (request: Request) => requests.delete(request);
  page.on('request', (request) => {
    if (request.method() === 'GET' && !/\/events\b/.test(request.url())) requests.add(request);
  });
  page.on('requestfinished', end).on('requestfailed', end);
  underWay.set(page, requests);
  return requests;
}
