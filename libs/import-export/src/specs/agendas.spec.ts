import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { MeetingId, NetworkId } from '@relais/contracts';
import { adoptAgenda } from '@relais/meetings';
import { exported, filesOf } from '../../../../test/import-export/exported';
import { writeSmall } from '../../../../test/import-export/small-folder';
import { TestInstallation } from '../../../../test/import-export/test-installation';
import { noCounts } from '../import-report';

const head = 'meetingRef,date,startTime,endTime,kind,place,status,agenda,round,openedBy';
const meetings = (...lines: readonly string[]) =>
  `${[
    head,
    'm1,2025-02-06,07:30,09:00,breakfast,,held,"10 Accueil, café\n40 Tour de table\n20 On se parle",2,ada',
    'm2,2025-02-13,07:30,,breakfast,,held,,,',
    ...lines,
  ].join('\n')}\n`;

describe('The agenda of a meeting and who opened its round', () => {
  let here: TestInstallation;
  beforeAll(async () => {
    here = await TestInstallation.open();
  });
  afterAll(() => here.close());

  const folder = (name: string, content: string) =>
    writeSmall(join(here.home, name), {
      'network.json': JSON.stringify({
        ...{ networkRef: name, name, purpose: 'business', timezone: 'Europe/Paris', currency: 'EUR' },
        language: 'fr',
      }),
      'meetings.csv': content,
    });
  const third = 'm3,2025-02-20,07:30,,breakfast,,scheduled';

  it('come back from an export as they went in, and a second import finds them', async () => {
    const source = folder('whole', meetings(`${third},15 Café,,`));
    const { networkId } = await here.import(source);
    const files = filesOf(await exported(here, networkId, 'whole-exported'));
    const elsewhere = await TestInstallation.open();
    const copy = await elsewhere.import(join(here.home, 'whole-exported'));
    const again = filesOf(await exported(elsewhere, copy.networkId, 'again'));
    expect(again['meetings.csv']).toBe(files['meetings.csv']);
    expect(files['meetings.csv']).toContain('"10 Accueil, café\n40 Tour de table\n20 On se parle",2,ada');
    expect(files['meetings.csv']).toContain('15 Café,,,\n');
    expect((await here.import(source)).recorded).toEqual(noCounts());
    await elsewhere.close();
  });

  it('are corrected by the sender, and stay where Relais changed them', async () => {
    const { networkId } = await here.import(folder('changed', meetings(`${third},15 Café,,`)));
    const corrected = await here.import(folder('changed', meetings(`${third},20 Café,1,ben`)));
    expect(corrected.recorded.meetings).toBe(1);
    expect(await agendaOfThird(networkId)).toMatch(/,20 Café,1,ben,$/m);

    await changeInRelais(networkId);
    const kept = await here.import(folder('changed', meetings(`${third},25 Café,1,ben`)));
    expect(kept.recorded).toEqual(noCounts());
    expect(kept.changed).toMatchObject([{ ref: 'm3', column: 'agenda', recorded: null, sent: null }]);
    expect(await agendaOfThird(networkId)).toMatch(/,30 Atelier,,ben,$/m);
  });

  it('are refused by the line and column where they are wrong', async () => {
    const { bad } = await here.refused(
      folder(
        'bad',
        meetings(
          `m3,2025-02-20,07:30,,breakfast,,scheduled,0 Café,,`,
          `m4,2025-02-21,07:30,,breakfast,,scheduled,"10 Café\n2000 Atelier",,`,
          `m5,2025-02-22,07:30,,breakfast,,scheduled,Café,,`,
          `m6,2025-02-23,07:30,,breakfast,,scheduled,10 Café,2,`,
          `m7,2025-02-24,07:30,,breakfast,,scheduled,10 Café,1,zoe`,
        ),
      ),
    );
    expect(bad.map(({ column }) => column)).toEqual(['agenda', 'agenda', 'agenda', 'round', 'openedBy']);
  });

  let exports = 0;
  const agendaOfThird = async (networkId: NetworkId) =>
    filesOf(await exported(here, networkId, `third-${(exports += 1)}`))['meetings.csv'] ?? '';

  async function changeInRelais(networkId: NetworkId) {
    const meetingId: MeetingId = (await here.idsIn(networkId))('meeting', 'm3');
    const agenda = { meetingId, items: [{ title: 'Atelier', minutes: 30 }], round: null };
    const principal = { personId: randomUUID(), role: 'host' as const };
    const envelope = { commandId: randomUUID(), networkId, today: '2025-02-20', principal };
    await here.bus.execute(adoptAgenda(agenda, envelope, here.installation.vault));
  }
});
