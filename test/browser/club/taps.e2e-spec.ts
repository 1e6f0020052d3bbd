import type { MeetingAnswer, MeetingsAnswer, PersonId, VisitorsAnswer } from '@relais/contracts';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../support/browser/chromium';
import { allSent } from '../../support/browser/outbox';
import {
  type Morning,
  type MorningLine,
  type UnfilledClub,
  unfilledClub,
} from '../../support/browser/unfilled-club';
import { signedIn } from '../../support/browser/visitor';
import { isLong } from '../../support/random-runs';

/** What stands on the line of a member, and on the button that says so. */
const choices: Readonly<Record<string, readonly [string, string]>> = {
  present: ['là', 'Là'],
  late: ['en retard', 'En retard'],
  excused: ['absence excusée', 'Absence excusée'],
  absent: ['absence', 'Absence'],
};

/** The middle one, and the one that nine of ten do not pass. */
const quantiles = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { median: (at(0.5) + sorted[Math.floor(sorted.length / 2)]!) / 2, p90: at(0.9) };
};

/** Every third of them in an ordinary run. */
const every = isLong ? 1 : 3;

describe('The last twelve mornings of the demo, taken on the sheet', () => {
  let club: UnfilledClub;
  let browser: Browser;
  /** Names of visitors who came before. */
  let returning: ReadonlySet<string | null>;
  let names: ReadonlyMap<string, string>;
  /** How each person on the sheet attends before the first tap. */
  let shown: ReadonlyMap<string, string>;
  const nameOf = (personRef: string) => names.get(personRef) ?? personRef;
  beforeAll(async () => {
    club = await unfilledClub({ last: 12, every }, 'host');
    const all = club.mornings.flatMap(({ lines }) => lines);
    names = new Map(all.map(({ personRef, personName }) => [personRef, personName]));
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await club.relais.stop();
  });

  it('take at most 12 taps in half of the mornings and 20 in nine of ten, and are recorded as they were', async () => {
    const page = await signedIn(browser, club.relais, club.networkId, club.personId('P0001'));
    await page.addInitScript(`taps = 0; addEventListener('pointerdown', () => taps++, { capture: true })`);
    const taps: number[] = [];
    for (const morning of club.mornings) {
      const meetingId = await opened(page, morning);
      for (const line of morning.lines) await taken(page, line);
      await page.getByRole('button', { name: 'Valider les présences' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Valider', exact: true }).click();
      await page.getByLabel('Message').waitFor();
      await allSent(page);
      taps.push(await page.evaluate<number>('taps'));
      expect(await recorded(page, meetingId)).toEqual(asItWas(morning));
    }
    const { median, p90 } = quantiles(taps);
    process.stdout.write(
      `Taps of ${String(taps.length)} mornings: ${taps.join(', ')}; median ${String(median)}, p90 ${String(p90)}\n`,
    );
    expect(median).toBeLessThanOrEqual(12);
    expect(p90).toBeLessThanOrEqual(20);
  }, 240_000);

  const read = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T;

  async function opened(page: Page, { ref, date }: Morning): Promise<string> {
    const path = `/api/networks/${club.networkId}/meetings?from=${date}&to=${date}`;
    const { meetings } = await read<MeetingsAnswer>(page, path);
    const { visitors } = await read<VisitorsAnswer>(page, `/api/networks/${club.networkId}/visitors`);
    returning = new Set(visitors.map(({ name }) => name));
    const { meetingId } = meetings.find((meeting) => meeting.ref === ref)!;
    await page.goto(`/meetings?show=${meetingId}`);
    await page.getByRole('list', { name: 'Feuille de présence' }).waitFor();
    await page.getByText('De retour ?').waitFor();
    shown = new Map(
      await page.evaluate<[string, string][]>(`[...document.querySelectorAll('main li > button:first-child')]
        .filter((row) => row.children.length > 2)
        .map(({ children: [, who, status] }) => [who.firstChild.textContent, status.firstChild.textContent])`),
    );
    return meetingId;
  }

  /** What a host taps for this person, if the sheet does not say it already. */
  async function taken(page: Page, { status, personName: name, ...line }: MorningLine): Promise<void> {
    const rowOf = (person: string) =>
      page
        .locator('main li')
        .filter({ has: page.getByText(person, { exact: true }) })
        .locator('button')
        .first();
    const row = rowOf(name);
    const shows = (word: string) => shown.get(name) === word;
    const dialog = page.getByRole('dialog');
    const chosen = async (person: string, button: string) => {
      await page.getByRole('button', { name: `Autre choix : ${person}`, exact: true }).click();
      await dialog.getByRole('button', { name: button, exact: true }).click();
    };
    const entered = async (button: string) => {
      await dialog.getByRole('textbox').first().fill(name);
      const offered = dialog.getByRole('list', { name: 'Est-ce une de ces personnes ?' });
      if (returning.has(name)) await offered.getByRole('button', { name }).first().click();
      else await dialog.getByRole('button', { name: button }).click();
      await dialog.waitFor({ state: 'detached' });
    };
    const choice = choices[status];
    if (choice) {
      if (shows(choice[0])) return;
      if (status === 'absent' && shows('là')) await row.click();
      else await chosen(name, choice[1]);
    } else if (status === 'substitute') {
      if (shows('remplace')) return;
      await chosen(nameOf(line.substituteFor), 'Se fait remplacer par…');
      await entered('Noter ce remplacement');
    } else if (status === 'visitor') {
      const back = page.getByRole('list', { name: 'De retour ?' }).getByRole('button', { name, exact: true });
      if (shows('pas encore là')) await row.click();
      else if (line.invitedBy) {
        await chosen(nameOf(line.invitedBy), 'Vient avec…');
        await entered('Noter cette venue');
      } else if (await back.isVisible()) await back.click();
      else {
        await page.getByRole('button', { name: 'Invité', exact: true }).click();
        await entered('Noter cette venue');
      }
      await rowOf(name).getByText('en visite').waitFor();
    }
  }

  /** Who is listed as there, replaced or missing, and who brought them. */
  const recorded = async (page: Page, meetingId: string) => {
    const { people } = await read<MeetingAnswer>(page, `/api/meetings/${meetingId}`);
    const of = (id: PersonId | null) => people.find(({ personId }) => personId === id)?.name ?? '';
    return people
      .filter(({ status, isMember }) => status !== null && (isMember || status !== 'absent'))
      .map(
        ({ name, status, substituteFor, invitedBy }) =>
          `${String(name)}: ${String(status)} ${of(substituteFor ?? invitedBy)}`,
      )
      .sort();
  };

  const asItWas = ({ lines }: Morning) =>
    lines
      .map(({ personName, status, substituteFor, invitedBy }) => {
        const other = substituteFor || invitedBy;
        return `${personName}: ${status} ${other && nameOf(other)}`;
      })
      .sort();
});
