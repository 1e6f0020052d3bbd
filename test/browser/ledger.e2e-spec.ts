import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/browser/chromium';
import { type DemoClub, demoClub, lastDay } from '../support/browser/demo-club';
import { visit } from '../support/browser/visit';
import { complaintsOf, desk, signedIn } from '../support/browser/visitor';

describe('The ledger on the screen', () => {
  let club: DemoClub;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    club = await demoClub();
    browser = await launchChromium();
    page = await signedIn(browser, club.relais, club.networkId, club.personId('P0020'), desk);
    complaints = complaintsOf(page);
    await page.goto('/');
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  it('says the right answers of the sample in figures and one sentence, as of a day', async () => {
    await visit(page, '/ledger?asOf=2025-01-16');
    await page.getByText('Relevé au 16 janvier 2025').waitFor();
    const summary = page.getByRole('region', { name: 'En bref' });
    const text = (await summary.innerText()).replace(/\s+/g, ' ');
    expect(text).toContain(
      '4 recos reçues de plus : J’ai donné 3 recos à 3 personnes et j’en ai reçu 7 de 4 personnes.',
    );
    expect(text).toContain('26 672,70 €');
  });

  it('opens and closes each month with the balance, never with a minus sign', async () => {
    await visit(page, '/ledger?asOf=2025-01-16');
    await page.getByRole('heading', { name: 'Janvier 2025' }).waitFor();
    const months = await page.locator('main').innerText();
    expect(months).toMatch(/à la fin 4 reçues de plus/);
    expect(months).not.toMatch(/[-−]\s?\d/);
  });

  it.each(['J’ai donné', 'J’ai reçu'])('opens exactly the lines behind: %s', async (label) => {
    await visit(page, `/ledger?asOf=${lastDay}`);
    const link = page.getByRole('link', { name: new RegExp(`^${label}, \\d`) });
    const figure = Number(await link.innerText());
    await link.click();
    await page.getByText(`${label} · ${String(figure)} lignes`).waitFor();
    expect(await page.locator('main tbody tr').count()).toBe(figure);
    await page.reload();
    await page.getByText(`${label} · ${String(figure)} lignes`).waitFor();
    await page.getByRole('button', { name: 'Tout le relevé' }).click();
    await page.getByText('Par personne').waitFor();
    expect(complaints).toEqual([]);
  });

  it('opens the people that it counts, as many as it says', async () => {
    await visit(page, `/ledger?asOf=${lastDay}`);
    const link = page.getByRole('link', { name: /^\d+ personnes$/ });
    const words = await link.innerText();
    await link.click();
    await page.getByText(`J’ai donné · ${words}`).waitFor();
    expect(`${String(await page.locator('main tbody tr').count())} personnes`).toBe(words);
    await page.getByRole('button', { name: 'Tout le relevé' }).click();
    await page.getByText('Mois par mois').waitFor();
    expect(complaints).toEqual([]);
  });

  it('says how far the balance is where a line moves it, and only in the whole statement', async () => {
    await visit(page, `/ledger?asOf=${lastDay}`);
    const thanks = page.locator('main tbody tr', { hasText: /Merci (?:à|de)/ });
    expect(await thanks.first().locator('td').last().innerText()).toBe('');
    const given = page.locator('main tbody tr', { hasText: 'Donnée à' });
    expect(await given.first().locator('td').last().innerText()).not.toBe('');
    await page.getByRole('link', { name: /^J’ai donné, \d/ }).click();
    await page.getByText(/^J’ai donné · \d+ lignes$/).waitFor();
    expect(await page.getByText('Recos données moins reçues').count()).toBe(0);
  });

  it('lists everyone side by side, the last exchange first', async () => {
    await visit(page, `/ledger?asOf=${lastDay}&by=person`);
    const table = page.getByRole('table', { name: 'Par personne' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBeGreaterThan(10);
    const row = table
      .locator('tbody tr')
      .filter({ has: page.locator('td:nth-child(2) a') })
      .first();
    const [name, count] = [
      await row.locator('th').innerText(),
      await row.locator('td:nth-child(2)').innerText(),
    ];
    await row.locator('td:nth-child(2) a').click();
    await page.getByText(new RegExp(`^J’ai donné · ${name} · ${count} lignes?$`)).waitFor();
    await page.getByRole('button', { name: 'Tout le relevé' }).click();
    await table.getByRole('link', { name, exact: true }).click();
    await page.getByText(new RegExp(`^${name} · \\d+ lignes?$`)).waitFor();
    await page.goBack();
    await table.waitFor();
    expect(complaints).toEqual([]);
  });

  it('makes a lead a referral once the person agreed, with telephone', async () => {
    await visit(page, '/ledger');
    await page.evaluate(async () => {
      const read = async (path: string) => (await (await fetch(`/api${path}`)).json()) as never;
      const { networks } = (await read('/me')) as { networks: { id: string; personId: string }[] };
      const [{ id, personId } = { id: '', personId: '' }] = networks;
      const { members } = (await read(`/networks/${id}/members`)) as {
        members: { personId: string; leftOn: string | null }[];
      };
      const receiver = members.find((one) => one.personId !== personId && one.leftOn === null);
      await fetch(`/api/referrals/${crypto.randomUUID()}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{
            networkId: id,
            receiverId: receiver?.personId,
            passedOn: new Date().toISOString().slice(0, 10),
          },
          ...{ scope: 'outside', contactBy: 'receiver', prospect: { name: 'Marie Durand' } },
        }),
      });
    });
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: 'Marie Durand' });
    const lead = row.getByRole('button', { name: /^Piste pour/ });
    const name = (await lead.innerText()).split('\n')[0] ?? '';
    await lead.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: 'C’est d’accord' }).click();
    await sheet.getByLabel('Comment').fill('de vive voix');
    await sheet.getByLabel('Téléphone').fill('12');
    await sheet.getByRole('button', { name: 'Noter l’accord' }).click();
    await sheet.getByText('Ce n’est pas un numéro de téléphone.').waitFor();
    await sheet.getByLabel('Téléphone').fill('06 12 34 56 78');
    await sheet.getByRole('button', { name: 'Noter l’accord' }).click();
    await row.getByRole('button', { name: name.replace('Piste pour', 'Donnée à') }).click();
    await sheet.getByText('Accord noté par Romane Barreau').waitFor();
    await sheet.getByRole('link', { name: '06 12 34 56 78' }).waitFor();
    expect(await sheet.getByRole('button', { name: 'C’est d’accord' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('opens a line down to its events and withdraws it with a reason', async () => {
    await visit(page, '/ledger');
    const line = page.getByRole('button', { name: /^Donnée à/ }).first();
    const name = await line.innerText();
    await line.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('Donnée par Romane Barreau').waitFor();
    await sheet.getByRole('button', { name: 'Retirer' }).click();
    await sheet.getByLabel('Pourquoi').fill('saisie deux fois');
    await sheet.getByRole('button', { name: 'Retirer cette ligne' }).click();
    await page.getByRole('button', { name: name.replace('Donnée à', 'Retrait, avec') }).waitFor();
  });
});
