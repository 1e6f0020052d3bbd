import { Client } from 'pg';
import { TestBrowser, codeIn, newestMail, otherThan } from '../browser';
import { type Answer, type RunningRelais, startRelais } from '../relais';
import { addressOf, smallNetwork } from '../small-network';

/** What these requests said to the database about signing in, in order; values left out. */
async function statementsOf(run: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const spy = jest.spyOn(Client.prototype, 'query');
  try {
    await run();
    for (const [statement] of spy.mock.calls as unknown[][]) {
      const text = typeof statement === 'string' ? statement : (statement as { text: string }).text;
      if (/sign_in|account|session|known_person/.test(text)) asked.push(text);
    }
    return asked;
  } finally {
    spy.mockRestore();
  }
}

const seenOf = ({ status, headers, body }: Answer) => ({
  status,
  body,
  headers: [...headers]
    .filter(([name]) => name !== 'date' && !name.startsWith('x-ratelimit'))
    .map(([name, value]) => [name, value.replace(/=[\w-]{43};/, '=…;').replace(/Expires=[^;]+/, '')]),
});

describe('Whether an address is known', () => {
  let relais: RunningRelais;
  beforeAll(async () => {
    relais = await startRelais();
    const { position } = await smallNetwork(relais, ['Ada', 'Karim']);
    await relais.installation.readModels.waitFor(Number(position));
  });
  afterAll(() => relais.stop());

  const known = addressOf('Karim');
  const unknown = 'nadia@example.org';

  it('is seen neither in the answer to asking for a code, nor in the work that it makes, nor in the mail', async () => {
    const seen = async (address: string) => {
      let answer: Answer | undefined;
      const statements = await statementsOf(async () => {
        answer = await new TestBrowser(relais).askForCode(address);
      });
      const mail = await newestMail(relais, address);
      const text = mail.text.replace(codeIn(mail), '').replace(/\/sign-in\/\S+/, '');
      return { ...seenOf(answer!), statements, text };
    };
    const ofKnown = await seen(known);
    expect(ofKnown).toEqual(await seen(unknown));
    expect(ofKnown.status).toBe(202);
    expect(ofKnown.statements.length).toBeGreaterThan(0);
    expect(ofKnown.statements.join()).not.toMatch(/account|known_person/);
  });

  it('is not seen in a refused code', async () => {
    const seen = async (address: string) => {
      const browser = new TestBrowser(relais);
      await browser.askForCode(address);
      const wrong = otherThan(codeIn(await newestMail(relais, address, 2)));
      let answer: Answer | undefined;
      const statements = await statementsOf(async () => {
        answer = await browser.enter(wrong);
      });
      return { ...seenOf(answer!), statements };
    };
    const ofKnown = await seen(known);
    expect(ofKnown).toEqual(await seen(unknown));
    expect(ofKnown.status).toBe(410);
    expect(ofKnown.statements.join()).not.toMatch(/account|known_person/);
  });
});
