import { type RunningRelais, startRelais } from '../relais';
import { relaisCommand } from '../relais-command';
import { type SmallNetwork, smallNetwork } from '../small-network';

describe('relais, the command line, answers on standard error', () => {
  let relais: RunningRelais;
  let club: SmallNetwork;
  beforeAll(async () => {
    relais = await startRelais();
    club = await smallNetwork(relais, ['Ada']);
  });
  afterAll(() => relais.stop());

  it.each([
    ['half a network', 'simulate --networks 0.5 --members 4 --years 1 --seed 1', 2, 'whole number'],
    ['an unknown command', 'imprt', 2, "unknown command 'imprt'"],
    ['a missing option', 'token --network CLUB', 2, '--person'],
    ['an unknown role', 'token --network CLUB --person ADA --role king', 2, 'king'],
    [
      'a day that is over',
      'token --network CLUB --person ADA --expires 2020-01-01',
      1,
      'cannot be in the past',
    ],
    ['an unknown network', 'token --network nobody --person ADA', 1, 'nobody'],
    ['an unknown person', 'sign-in --network CLUB --person P9999', 1, 'P9999'],
    ['a folder that is not there', 'import nowhere/nothing', 1, 'nowhere/nothing'],
  ])('%s', async (_, command, expected, reason) => {
    const ref = `club-${club.networkId.slice(0, 8)}`;
    const args = command.replace('CLUB', ref).replace('ADA', club.people['Ada'] ?? '');
    const { code, out, err } = await relaisCommand(relais.environment, ...args.split(' '));
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toContain(reason);
  });
});
