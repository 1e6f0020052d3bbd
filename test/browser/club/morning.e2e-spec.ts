import { randomUUID } from 'node:crypto';
import { GrantRole } from '@relais/networks';
import type { Browser, Page } from 'playwright-core';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { type SmallNetwork, smallNetwork } from '../../acceptance/small-network';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import { violationsOn } from '../../support/browser/violations';
import { visit } from '../../support/browser/visit';
import { complaintsOf, signedIn } from '../../support/browser/visitor';

const hosts = ['Ada Roux', 'Bea Lind'];
const members = ['Cleo Ray', 'Dina Sol', 'Elsa Moy', 'Fanny Dur'];
const inParis = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', ...options }).format(new Date());

/** One installation and one browser: the morning goes on from test to test. */
describe('A morning at the club', () => {
  let relais: RunningRelais;
  let network: SmallNetwork;
  let browser: Browser;
  let ada: Page;
  let bea: Page;
  let complaints: string[];
  beforeAll(async () => {
    relais = await startRelais();
    network = await smallNetwork(relais, [...hosts, ...members]);
    const { networkId } = network;
    for (const name of hosts)
      await relais.commands.execute(
        new GrantRole(
          { networkId, personId: network.people[name]!, role: 'host' },
          { commandId: randomUUID(), networkId, today: '2024-01-01', principal: { role: 'system' } },
        ),
      );
    await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
    browser = await launchChromium();
    [ada, bea] = (await Promise.all(hosts.map(opened))) as [Page, Page];
    complaints = [...complaintsOf(ada)];
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  const opened = (name: string) => signedIn(browser, relais, network.networkId, network.people[name]!);
  const line = (page: Page, name: string) => page.locator('main li', { hasText: name });
  const tap = (page: Page, name: string) => line(page, name).getByRole('button').first().click();
  const shows = (page: Page, name: string, status: string) =>
    line(page, name).getByText(status, { exact: true }).waitFor();
  const room = (page: Page, count: number, there = 'dans la salle') =>
    page
      .getByRole('status')
      .filter({ hasText: `${String(count)} ${there}` })
      .waitFor();
  /** The status that stands for each person. */
  const recorded = async () => {
    const rows = await relais.sql<{ person: string; status: string }[]>(
      `select distinct on (stream) data->>'personId' as person, data->>'status' as status from event
        where stream like 'attendance-%' order by stream, position desc`,
    );
    const nameOf = (id: string) =>
      Object.entries(network.people).find(([, person]) => person === id)?.[0] ?? 'guest';
    return rows.map(({ person, status }) => `${nameOf(person)}: ${status}`).sort();
  };

  it('is planned, with what is wrong said under its field', async () => {
    await ada.goto('/');
    await ada.getByRole('link', { name: 'Rencontre' }).click();
    await ada.getByText('Aucune rencontre n’est prévue.').waitFor();
    await ada.getByRole('button', { name: 'Prévoir une rencontre' }).click();
    const form = ada.getByRole('dialog');
    await form.getByLabel('Jour').fill(inParis({ dateStyle: 'short' }));
    await form.getByLabel('Début').fill('07:30');
    await form.getByLabel('Fin').fill('07:00');
    await form.getByRole('button', { name: 'Prévoir cette rencontre' }).click();
    await form.getByText('Une rencontre dure douze heures au plus').waitFor();
    await form.getByLabel('Début').fill(inParis({ timeStyle: 'short' }));
    await form.getByLabel('Fin').fill('');
    await form.getByRole('button', { name: 'Prévoir cette rencontre' }).click();
    await room(ada, 6);
    expect(await ada.evaluate('[document.activeElement.tagName, scrollY]')).toEqual(['H1', 0]);
    await bea.goto('/meetings');
    await room(bea, 6);
  });

  it('is taken by two hosts at once, and each sees what the other taps', async () => {
    await tap(ada, 'Cleo Ray');
    for (const page of [ada, bea]) await shows(page, 'Cleo Ray', 'absence');
    await bea.context().setOffline(true);
    await tap(bea, 'Dina Sol');
    await shows(bea, 'Dina Sol', 'à envoyer');
    await room(bea, 4);
    await bea.context().setOffline(false);
    await allSent(bea);
    await shows(ada, 'Dina Sol', 'absence');
    await ada.getByRole('button', { name: 'Annuler', exact: true }).click();
    await shows(ada, 'Cleo Ray', 'là');
    await allSent(ada);
    expect(await recorded()).toEqual(['Cleo Ray: present', 'Dina Sol: absent']);
  });

  it('has no number for members as long as its sheet is open', async () => {
    const cleo = await opened('Cleo Ray');
    await cleo.goto('/meetings');
    const card = cleo.getByRole('region', { name: 'Dans la salle' });
    await card.getByText('La feuille n’est pas encore validée').waitFor();
    expect(await card.innerText()).not.toMatch(/\d/);
    await cleo.context().close();
  });

  it('is changed by two hosts at once, each in other fields, and neither loses what the other changed', async () => {
    const openForm = async (page: Page) => {
      await page.getByText('Modifier, annuler').press('Enter');
      await page.getByRole('button', { name: 'Modifier la rencontre' }).click();
      return page.getByRole('dialog');
    };
    const [adas, beas] = [await openForm(ada), await openForm(bea)];
    await adas.getByLabel('Lieu').fill('Café du Port');
    await beas.getByText('Déjeuner', { exact: true }).click();
    await adas.getByRole('button', { name: 'Enregistrer' }).click();
    await adas.waitFor({ state: 'detached' });
    await beas.getByRole('button', { name: 'Enregistrer' }).click();
    await beas.waitFor({ state: 'detached' });
    const planned = () =>
      ada.evaluate<{ kind: string; place: string | null }>(`(async () => {
        const { networks: [{ id }] } = await (await fetch('/api/me')).json();
        const day = '${inParis({ dateStyle: 'short' })}';
        return (await (await fetch(\`/api/networks/\${id}/meetings?from=\${day}&to=\${day}\`)).json()).meetings[0];
      })()`);
    expect(await planned()).toMatchObject({ kind: 'lunch', place: 'Café du Port' });
    await bea.getByRole('button', { name: 'Annuler', exact: true }).click();
    await bea.getByRole('heading', { name: /^Petit-déjeuner/ }).waitFor();
    expect(await planned()).toMatchObject({ kind: 'breakfast', place: 'Café du Port' });
    await ada.reload();
    await room(ada, 5);
  });

  it('is told to every tab of a browser by one stream, which another tab takes over', async () => {
    const streams: string[] = [];
    bea.context().on('request', (request) => {
      if (request.url().includes('/api/me/events')) streams.push(request.url());
    });
    const tab = await bea.context().newPage();
    await tab.goto('/meetings');
    await room(tab, 5);
    await tap(ada, 'Elsa Moy');
    await Promise.all([tab, bea].map((page) => shows(page, 'Elsa Moy', 'absence')));
    expect(streams).toEqual([]);
    await bea.close();
    bea = tab;
    await ada.getByRole('button', { name: 'Annuler', exact: true }).click();
    await shows(bea, 'Elsa Moy', 'là');
    expect(streams).toHaveLength(1);
  });

  it('has everything else behind a second tap, a long one, or a button, by keyboard too', async () => {
    await tap(ada, 'Dina Sol');
    await ada.getByRole('dialog').getByRole('button', { name: 'En retard' }).click();
    await shows(ada, 'Dina Sol', 'en retard');
    await line(ada, 'Elsa Moy').getByRole('button').first().click({ delay: 700 });
    await ada.getByRole('dialog').waitFor();
    await ada.keyboard.press('Escape');
    await ada.getByRole('button', { name: 'Autre choix : Elsa Moy' }).press('Enter');
    await ada.getByRole('dialog').getByRole('button', { name: 'Absence excusée' }).press('Enter');
    await shows(ada, 'Elsa Moy', 'absence excusée');
    await ada.getByRole('button', { name: 'Autre choix : Fanny Dur' }).click();
    await ada.getByRole('button', { name: 'Se fait remplacer par…' }).click();
    await ada.getByLabel('Qui est là à sa place ?').fill('Gil Rey');
    await ada.getByRole('button', { name: 'Noter ce remplacement' }).click();
    await shows(ada, 'Fanny Dur', 'par Gil Rey');
    await tap(ada, 'Fanny Dur');
    await ada.getByRole('dialog').getByRole('button', { name: 'Là', exact: true }).click();
    await ada.getByText(/Gil Rey ne remplace plus personne/).waitFor();
    await ada.getByRole('button', { name: 'Annuler', exact: true }).click();
    await ada.getByRole('button', { name: 'Invité', exact: true }).click();
    await ada.getByRole('button', { name: 'Noter cette venue' }).click();
    await ada.getByText('Il manque le nom.').waitFor();
    await ada.getByLabel('Nom', { exact: true }).fill('Noé Petit');
    await ada.getByRole('button', { name: 'Noter cette venue' }).click();
    await tap(ada, 'Noé Petit');
    await ada.getByRole('dialog').getByLabel('Vient avec').selectOption('Ada Roux');
    await ada.keyboard.press('Escape');
    await shows(ada, 'Noé Petit', 'avec Ada Roux');
    await ada.evaluate(`window.rooms = [];
      new MutationObserver(() => {
        const room = document.querySelector('main [role=status] strong')?.textContent;
        if (room !== rooms.at(-1)) rooms.push(room);
      }).observe(document.body, { childList: true, characterData: true, subtree: true })`);
    await ada.getByRole('button', { name: '+ 1 sans nom' }).click();
    await room(ada, 7);
    await allSent(ada);
    await shows(bea, 'Noé Petit', 'avec Ada Roux');
    expect(await ada.evaluate('rooms.join()')).toMatch(/^(?:6,)?7$/);
    await room(bea, 7);
  });

  it('meets WCAG 2.2 AA in both languages, and prints on paper to be signed', async () => {
    expect(await violationsOn(ada)).toEqual([]);
    await ada.emulateMedia({ media: 'print' });
    await ada.getByRole('heading', { name: 'Feuille de présence' }).waitFor();
    expect(await ada.getByRole('button', { name: 'Valider les présences' }).isVisible()).toBe(false);
    await ada.emulateMedia({ media: 'screen' });
    await bea.evaluate(`localStorage.setItem('relais.language', 'en')`);
    await bea.reload();
    await room(bea, 7, 'in the room');
    expect(await violationsOn(bea, { inColours: false })).toEqual([]);
    await visit(bea, '/meetings?show=all');
    await bea.getByRole('heading', { name: 'Meeting' }).waitFor();
    expect(await violationsOn(bea)).toEqual([]);
    await visit(bea, '/meetings');
  });

  it('is closed by one of them, with a summary that names nobody who was missing', async () => {
    await bea.getByRole('button', { name: 'Confirm attendance' }).click();
    await bea.getByRole('dialog').getByRole('button', { name: 'Confirm', exact: true }).click();
    await bea.getByLabel('Message').waitFor();
    const text = await bea.getByLabel('Message').inputValue();
    expect(text).toContain('7 people in the room, including 2 visitors.');
    // Of those who were there neither; numbers are counts and the day.
    expect(text).not.toMatch(/Ada|Bea|Cleo|Dina|Elsa|Fanny|Gil|Noé|absen|excus|late|€|@|\d{5}/);
    expect(await recorded()).toEqual([
      ...['Ada Roux: present', 'Bea Lind: present', 'Cleo Ray: present', 'Dina Sol: late'],
      ...['Elsa Moy: excused', 'Fanny Dur: represented', 'guest: substitute', 'guest: visitor'],
    ]);
    await ada.getByRole('button', { name: 'Résumé à partager' }).waitFor();
  });

  it('is corrected after that, with a reason that the history shows, or opened anew', async () => {
    await tap(ada, 'Elsa Moy');
    await ada.getByLabel('Pourquoi cette correction ?').fill('Arrivée à 9 h');
    await ada.getByRole('dialog').getByRole('button', { name: 'En retard' }).click();
    await shows(ada, 'Elsa Moy', 'en retard');
    await allSent(ada);
    await tap(ada, 'Elsa Moy');
    await ada.getByText(/après la validation · Arrivée à 9 h/).waitFor();
    await ada.keyboard.press('Escape');
    await ada.getByRole('button', { name: 'Rouvrir la feuille' }).click();
    await ada.getByRole('button', { name: 'Valider les présences' }).click();
    await ada.getByRole('dialog').getByRole('button', { name: 'Valider', exact: true }).click();
    await ada.getByLabel('Message').waitFor();
    expect(complaints).toEqual([]);
  });

  it('comes first where business is never talked', async () => {
    const circle = await smallNetwork(relais, ['Ida Noe', 'Jon Ek'], { businessTalk: 'never' });
    await relais.installation.readModels.waitFor(Number(circle.position));
    const page = await signedIn(browser, relais, circle.networkId, circle.people['Ida Noe']!);
    await page.goto('/');
    await page.getByText('Aucune rencontre n’est prévue.').waitFor();
    const places = page.getByRole('navigation').getByRole('link');
    expect(await places.allInnerTexts()).toEqual(['Rencontre', 'Réseau']);
    await page.getByRole('link', { name: 'Noter un tête-à-tête' }).click();
    await page.getByRole('group', { name: 'Avec qui ?' }).waitFor();
    expect(await page.getByRole('radio', { name: 'Reco' }).count()).toBe(0);
  });

  it('is seen by members, in the room first where a receiver is chosen, without the names of the absent', async () => {
    const cleo = await opened('Cleo Ray');
    await cleo.goto('/meetings');
    await cleo.getByText(/^Ta présence\s: là$/).waitFor();
    await cleo.getByRole('heading', { name: '8 personnes dans la salle' }).waitFor();
    expect(await line(cleo, 'Fanny Dur').count()).toBe(0);
    await cleo.getByRole('link', { name: 'Ajouter' }).click();
    await cleo.getByRole('group', { name: 'Dans la salle' }).getByText('Ada Roux').waitFor();
  });
});
