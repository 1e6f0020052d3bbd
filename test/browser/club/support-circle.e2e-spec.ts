import type { Browser, Page } from 'playwright-core';
import { newestMail } from '../../acceptance/browser';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import { visit } from '../../support/browser/visit';
import { desk, phone, signedInByCode } from '../../support/browser/visitor';

/** Words of business in both languages. « Ajouter à mon agenda » is none; the rules themselves say that people do not talk business. */
const business =
  /\brecos?\b|recommand|\baffaires?\b|\bmerci\b|remerci|\bmontants?\b|\beuros?\b|€|\bEUR\b|\bpistes?\b|\brelevé\b|\bsolde\b|J[’']ai (?:donné|reçu)|Pour qui|hors taxes|\breferr|recommend|\bbusiness\b|\bthank|\bamounts?\b|\bledger\b|\bprospects?\b|\bleads?\b|I gave|I received/i;
const screens = [
  ...['/', '/ledger', '/meetings', '/meetings?show=all', '/?do=one-to-one', '/?do=thanks', '/network'],
  ...['/networks', '/devices', '/my-data', '/privacy', '/invitations'],
];
const screensOfOrganisers = ['/people', '/join-code', '/tokens', '/journal'];
const inParis = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', ...options }).format(new Date());

describe('A support circle of twelve', () => {
  let relais: RunningRelais;
  let browser: Browser;
  let ada: Page;
  const members = Array.from({ length: 11 }, (_, n) => `Membre ${String.fromCharCode(66 + n)}`);
  const addressOf = (name: string) => `${name.replace(' ', '.').toLowerCase()}@example.org`;
  beforeAll(async () => {
    relais = await startRelais();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const shown = (page: Page) =>
    page.evaluate<string>(
      `[...document.querySelectorAll('header, nav, main, [role=dialog]')].map((one) => one.textContent).join('\\n')`,
    );
  /** The words of business on each screen that this person opens, in a language. */
  async function businessSeen(page: Page, language: 'fr' | 'en', paths: readonly string[]) {
    const seen: string[] = [];
    const look = async (screen: string) => {
      const text = await shown(page);
      expect(text.length).toBeGreaterThan(100);
      const word = business.exec(text);
      if (word) seen.push(`${screen}: ${text.slice(Math.max(0, word.index - 40), word.index + 40)}`);
    };
    await page.setViewportSize((language === 'fr' ? phone : desk).viewport!);
    await page.goto('/meetings');
    await page.locator('#preferences').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(language === 'fr' ? 'Français' : 'English', { exact: true }).click();
    await page.locator(`html[lang=${language}]`).waitFor();
    await look('preferences');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    for (const path of paths) {
      await visit(page, path);
      await page.locator('h1').waitFor();
      await look(path);
    }
    return seen;
  }

  it('is founded, invites its members and takes its first meeting', async () => {
    ada = await signedInByCode(browser, relais, 'ada@example.org');
    await ada.getByRole('link', { name: 'Fonder un réseau' }).click();
    await ada.getByText('Entraide').click();
    const never = ada
      .getByRole('group', { name: 'Parle-t-on affaires ?' })
      .getByRole('radio', { name: /^Jamais/ });
    expect(await never.isChecked()).toBe(true);
    await ada.getByLabel('Nom du réseau').fill('La Passerelle');
    await ada.getByLabel('Votre nom').fill('Ada Novak');
    await ada.getByLabel('Association, entreprise ou personne').fill('La Passerelle');
    await ada.getByRole('button', { name: 'Continuer' }).click();
    await ada.getByLabel('Jour').fill(inParis({ dateStyle: 'short' }));
    await ada.getByLabel('Heure').fill(inParis({ timeStyle: 'short' }));
    await ada.getByRole('button', { name: 'Fonder le réseau' }).click();
    await ada.getByRole('heading', { name: 'Qui est connu ici' }).waitFor();

    await ada.getByRole('button', { name: 'Inviter', exact: true }).click();
    await ada
      .getByLabel('Adresses e-mail')
      .fill(members.map((name) => `${name} <${addressOf(name)}>`).join('\n'));
    await ada.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    for (const name of [members[0]!, members.at(-1)!])
      await ada.getByText(`${addressOf(name)} : invitation envoyée`).waitFor();

    const places = ada.getByRole('navigation', { name: 'Écrans' }).getByRole('link');
    expect(await places.allInnerTexts()).toEqual(['Rencontre', 'Réseau']);
    await places.first().click();
    await ada.getByRole('status').filter({ hasText: '12 dans la salle' }).waitFor();
    await ada.locator('main li', { hasText: members[3]! }).getByRole('button').first().click();
    await ada.getByRole('status').filter({ hasText: '11 dans la salle' }).waitFor();
    await allSent(ada);
    expect(await shown(ada)).not.toMatch(business);
    await ada.getByRole('button', { name: 'Valider les présences' }).click();
    expect(await shown(ada)).not.toMatch(business);
    await ada.getByRole('dialog').getByRole('button', { name: 'Valider', exact: true }).click();
    await ada.getByLabel('Message').waitFor();
    expect(await ada.getByLabel('Message').inputValue()).not.toMatch(business);
    expect(await shown(ada)).not.toMatch(business);
  }, 60_000);

  it.each(['fr', 'en'] as const)(
    'shows its organiser no word of business, in %s',
    async (language) => {
      expect(await businessSeen(ada, language, [...screens, ...screensOfOrganisers])).toEqual([]);
    },
    90_000,
  );

  it('invites without a word of business, and shows none to a member who accepts', async () => {
    const [name = ''] = members;
    const { subject, text } = await newestMail(relais, addressOf(name));
    expect(`${subject}\n${text}`).not.toMatch(business);
    const member = await signedInByCode(browser, relais, addressOf(name), { mails: 2 });
    await member.getByRole('button', { name: 'Accepter' }).waitFor();
    expect(await shown(member)).not.toMatch(business);
    await member.getByRole('button', { name: 'Accepter' }).click();
    await member.getByRole('navigation', { name: 'Écrans' }).waitFor();
    expect(await businessSeen(member, 'fr', screens)).toEqual([]);
  }, 90_000);
});
