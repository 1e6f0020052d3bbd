import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  LivelinessAnswer,
  MeAnswer,
  MeetingsAnswer,
  MembersAnswer,
  NetworkId,
  PersonId,
} from '@relais/contracts';
import { GrantRole, importSecretOf, importedId } from '@relais/networks';
import { unparse } from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { imported } from '../../acceptance/imported';
import { type RunningRelais, startRelais } from '../../acceptance/relais';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import { visit } from '../../support/browser/visit';
import { desk, phone, signedInByCode } from '../../support/browser/visitor';

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
const founder = 'Ada Novak';
const members = Array.from({ length: 39 }, (_, n) => `Membre ${String(n + 1).padStart(2, '0')}`);
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@example.org`;
const hosts = members.slice(0, 2);

type Taken = Readonly<{ absent: readonly string[]; late: readonly string[]; visitor: string }>;

/** Who is not simply there, meeting by meeting; the third one's visitor was at the first one. */
const mornings: readonly (Readonly<{ startTime: string; kind: string; word: string }> & Taken)[] = [
  {
    startTime: '07:30',
    kind: 'breakfast',
    word: 'Petit-déjeuner',
    absent: members.slice(2, 6),
    late: ['Membre 10'],
    visitor: 'Noé Petit',
  },
  {
    startTime: '12:30',
    kind: 'lunch',
    word: 'Déjeuner',
    absent: members.slice(4, 9),
    late: ['Membre 11'],
    visitor: 'Zoé Grand',
  },
  {
    startTime: '18:30',
    kind: 'evening',
    word: 'Soirée',
    absent: members.slice(30, 33),
    late: ['Membre 12'],
    visitor: 'Noé Petit',
  },
];

const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();

describe('A club of forty', () => {
  let relais: RunningRelais;
  let browser: Browser;
  beforeAll(async () => {
    relais = await startRelais();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await relais.stop();
  });

  it('is run from its founding to the third closed meeting by two hosts and an organiser at once, with the figures of an import', async () => {
    const ada = await founded();
    const [first, second] = (await Promise.all(hosts.map(accepted))) as [Page, Page];
    for (const [at, morning] of mornings.entries()) {
      if (at > 0) await planned(ada, morning);
      for (const page of [ada, first, second]) await opened(page, morning);
      await Promise.all([
        (async () => {
          for (const name of morning.absent) await row(first, name).click();
        })(),
        (async () => {
          for (const name of morning.late) await late(second, name);
          await welcomed(second, morning.visitor);
        })(),
      ]);
      await Promise.all([first, second].map(allSent));
      await row(ada, morning.visitor).getByText('en visite').waitFor();
      await row(ada, morning.absent.at(-1)!).getByText('absence', { exact: true }).waitFor();
      await ada.getByRole('button', { name: 'Valider les présences' }).click();
      await ada.getByRole('dialog').getByRole('button', { name: 'Valider', exact: true }).click();
      await ada.getByLabel('Message').waitFor();
    }
    const { networks } = (await (await ada.request.get('/api/me')).json()) as MeAnswer;
    const [{ id, personId }] = networks as [MeAnswer['networks'][number]];
    const ours = await figures(id, personId);
    expect(ours).toMatchObject({ meetings: [37, 36, 38].map((attendance) => ({ attendance })) });
    expect(await importedFigures()).toEqual(ours);
  }, 120_000);

  const row = (page: Page, name: string) =>
    page
      .locator('main li')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('button')
      .first();

  async function founded(): Promise<Page> {
    const page = await signedInByCode(browser, relais, 'ada@example.org', { options: desk });
    await page.getByRole('link', { name: 'Fonder un réseau' }).click();
    await page.getByLabel('Nom du réseau').fill('Les Quarante');
    await page.getByLabel('Votre nom').fill(founder);
    await page.getByLabel('Association, entreprise ou personne').fill('Association des Quarante');
    await page.getByText('fuseau horaire Europe/Paris').waitFor();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Jour').fill(today);
    await page.getByRole('button', { name: 'Fonder le réseau' }).click();
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    await visit(page, '/people#invite');
    await page
      .getByLabel('Adresses e-mail')
      .fill(members.map((name) => `${name} <${addressOf(name)}>`).join('\n'));
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText(`${addressOf(members.at(-1)!)} : invitation envoyée`).waitFor();
    for (const name of hosts) {
      await page.getByRole('button', { name: `Modifier ${name}` }).click();
      await page.getByLabel(`Rôle de ${name}`).selectOption('host');
      await page.getByText(`Nouveau rôle de ${name}`).waitFor();
    }
    return page;
  }

  async function accepted(name: string): Promise<Page> {
    const page = await signedInByCode(browser, relais, addressOf(name), { mails: 2, options: phone });
    await page.getByRole('button', { name: 'Accepter' }).click();
    await page.getByRole('heading', { name: 'Ajouter' }).waitFor();
    return page;
  }

  async function planned(page: Page, { startTime, word }: (typeof mornings)[number]): Promise<void> {
    await page.goto('/meetings?show=all');
    await page.getByRole('button', { name: 'Prévoir une rencontre' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Jour').fill(today);
    await form.getByLabel('Début').fill(startTime);
    await form.getByText(word, { exact: true }).click();
    await form.getByRole('button', { name: 'Prévoir cette rencontre' }).click();
    await form.waitFor({ state: 'detached' });
  }

  async function opened(page: Page, { kind }: (typeof mornings)[number]): Promise<void> {
    const read = async <T>(path: string) => (await (await page.request.get(path)).json()) as T;
    const { networks } = await read<MeAnswer>('/api/me');
    const path = `/api/networks/${networks[0]!.id}/meetings?from=${today}&to=${today}`;
    const { meetings } = await read<MeetingsAnswer>(path);
    await visit(page, `/meetings?show=${meetings.find((meeting) => meeting.kind === kind)!.meetingId}`);
    await row(page, founder).waitFor();
  }

  async function late(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name: `Autre choix : ${name}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'En retard' }).click();
  }

  async function welcomed(page: Page, name: string): Promise<void> {
    const back = page.getByRole('list', { name: 'De retour ?' }).getByRole('button', { name });
    if (name === mornings[0]?.visitor && (await back.count()) > 0) return back.click();
    await page.getByRole('button', { name: 'Invité', exact: true }).click();
    await page.getByLabel('Nom', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Noter cette venue' }).click();
  }

  /** What the dashboard of a network shows, without the ids and keys that each network has of its own. */
  async function figures(networkId: NetworkId, organiser: PersonId): Promise<unknown> {
    const token = await relais.token(networkId, organiser, 'organiser');
    const ask = async (path: string) =>
      JSON.stringify((await relais.ask('GET', `/api/networks/${networkId}/${path}`, { token })).body);
    const { members: known } = JSON.parse(await ask('members')) as MembersAnswer;
    const answer = await ask(`liveliness?asOf=${today}`);
    const { meetings } = JSON.parse(answer) as LivelinessAnswer;
    const words = new Map<unknown, string | null>([
      ...known.map(({ personId, name }) => [personId, name] as const),
      ...meetings.map(({ meetingId, kind }) => [meetingId, kind] as const),
    ]);
    const inWords = (key: string, value: unknown) =>
      key === 'ref' ? undefined : (words.get(value) ?? value);
    const { core, exchange, ...others } = JSON.parse(answer, inWords) as LivelinessAnswer;
    return {
      ...others,
      core: sorted(core),
      exchange: exchange && { ...exchange, neither: sorted(exchange.neither ?? []) },
    };
  }

  /** The same records as a folder of the import format, taken in; its figures. */
  async function importedFigures(): Promise<unknown> {
    const folder = mkdtempSync(join(tmpdir(), 'relais-forty-'));
    const network = {
      networkRef: 'forty',
      name: 'Les Quarante',
      timezone: 'Europe/Paris',
      currency: 'EUR',
      purpose: 'business',
      language: 'fr',
    };
    writeFileSync(join(folder, 'network.json'), JSON.stringify(network));
    const write = (file: string, lines: readonly object[]) =>
      writeFileSync(join(folder, file), unparse([...lines]));
    const people = [founder, ...members];
    write(
      'members.csv',
      people.map((name) => ({ memberRef: name, name, joinedOn: today })),
    );
    write(
      'meetings.csv',
      mornings.map(({ startTime, kind }) => ({
        meetingRef: kind,
        date: today,
        startTime,
        kind,
        status: 'held',
      })),
    );
    const lines = mornings.flatMap(({ kind, absent, late: tardy, visitor }) => [
      ...people.map((personRef) => ({
        meetingRef: kind,
        personRef,
        personName: personRef,
        status: absent.includes(personRef) ? 'absent' : tardy.includes(personRef) ? 'late' : 'present',
      })),
      { meetingRef: kind, personRef: visitor, personName: visitor, status: 'visitor' },
    ]);
    write('attendance.csv', lines);
    try {
      const { networkId } = await imported(relais, folder);
      const secret = await importSecretOf(relais.installation.database.engine.manager, networkId);
      const personId = importedId(secret, 'person', founder) as PersonId;
      await relais.commands.execute(
        new GrantRole(
          { networkId, personId, role: 'organiser' },
          { commandId: randomUUID(), networkId, today, principal: { role: 'system' } },
        ),
      );
      await relais.installation.readModels.waitFor(await relais.installation.store.lastPosition());
      return await figures(networkId, personId);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
