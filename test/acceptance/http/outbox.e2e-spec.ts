import { statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { linkPath } from '@relais/contracts';
import type { Configuration } from '@relais/installation';
import { TestBrowser, codeIn, linkIn, newestMail } from '../browser';
import { type RunningRelais, startRelais } from '../relais';

const address = 'zoe@example.org';

/** As `fetch` does not let one say the Host. */
const statusOf = (url: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('The outbox', () => {
  let relais: RunningRelais | undefined;
  afterEach(async () => {
    await relais?.stop();
    relais = undefined;
  });

  async function withMail(settings: Partial<Configuration> = {}) {
    relais = await startRelais(settings);
    await new TestBrowser(relais).askForCode(address);
    return relais;
  }

  it('keeps mails for the eyes of its owner, and shows them on this machine', async () => {
    const { url, dataFolder, ask } = await withMail();
    const mail = await newestMail({ dataFolder }, address);
    const file = join(dataFolder, 'outbox', `${mail.id}.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataFolder, 'outbox')).mode & 0o777).toBe(0o700);
    const list = await ask('GET', '/outbox');
    expect(list).toMatchObject({ status: 200 });
    expect(list.body['text']).toContain(`<a href="/outbox/${mail.id}?lang=fr">`);
    expect(list.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const shown = await ask('GET', `/outbox/${mail.id}`);
    expect(shown.body['text']).toContain(codeIn(mail));
    expect(shown.body['text']).toContain(`<a href="${url}${linkPath(linkIn(mail))}">`);
    const html = await ask('GET', `/outbox/${mail.id}/html`);
    expect(html.body['text']).toBe(mail.html);
    expect(html.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await ask('GET', '/outbox/../master.key')).toMatchObject({ status: 404 });
    expect(await ask('GET', '/outbox/..%2Fmaster.key')).toMatchObject({ status: 404 });
  });

  it.each([
    ['the browser prefers', '', 'de-CH, en;q=0.8, fr;q=0.5', 'en', 'Outbox'],
    ['the page that links to it has', '?lang=fr', 'en', 'fr', 'Boîte d’envoi'],
    ['is left, of none that it has', '?lang=de', 'it', 'fr', 'Boîte d’envoi'],
  ])('speaks the language that %s', async (_, query, accepted, language, title) => {
    const { dataFolder, ask } = await withMail();
    const { id } = await newestMail({ dataFolder }, address);
    const headers = { 'accept-language': accepted };
    const list = String((await ask('GET', `/outbox${query}`, { headers })).body['text']);
    expect(list).toContain(`<html lang="${language}">`);
    expect(list).toContain(`<h1>${title}</h1>`);
    const shown = String((await ask('GET', `/outbox/${id}${query}`, { headers })).body['text']);
    expect(shown).toContain(`<a href="/outbox?lang=${language}">${title}</a>`);
  });

  const forwarded = ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'x-client-ip'];
  it('is not there through a proxy, nor under another name', async () => {
    const { url, dataFolder } = await withMail();
    const mail = await newestMail({ dataFolder }, address);
    const port = new URL(url).port;
    for (const path of ['/outbox', `/outbox/${mail.id}`, `/outbox/${mail.id}/html`]) {
      for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, 'localhost'])
        expect([host, await statusOf(`${url}${path}`, { host })]).toEqual([host, 200]);
      for (const host of [
        `evil.example:${port}`,
        'localhost.evil.example',
        '127.0.0.1.evil.example',
        '0.0.0.0',
      ])
        expect([host, await statusOf(`${url}${path}`, { host })]).toEqual([host, 404]);
      for (const name of forwarded)
        expect([name, await statusOf(`${url}${path}`, { [name]: 'for=10.0.0.1' })]).toEqual([name, 404]);
    }
  });

  it.each<[string, Partial<Configuration>]>([
    ['there is a public address, whatever a proxy sends', { publicUrl: 'https://relais.example.org' }],
    ['HOST is more than this machine', { isLoopback: false, publicUrl: 'https://relais.example.org' }],
    ['this is production', { isProduction: true }],
    ['a mail server is configured', { smtp: { url: 'smtp://127.0.0.1:1', from: 'relais@example.org' } }],
  ])('is not there when %s', async (_, settings) => {
    const { ask } = await withMail(settings);
    expect(await ask('GET', '/outbox')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});
