import { once, EventEmitter } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { MailServer } from '../../../test/doubles/mail-server';
import { mailOf } from './message';
import { PutOff, RefusedForGood, type Transport } from './mail';
import { MailQueue } from './mail-queue';
import { smtpTransport } from './smtp-transport';

const mail = mailOf('zoe@example.org', { language: 'fr', subject: 'Café à 7 h 30', parts: ['Bonjour'] });

describe('The mail queue', () => {
  let server: MailServer;
  let said: string[];
  beforeEach(async () => {
    server = await MailServer.start();
    said = [];
  });
  afterEach(() => server.stop());

  const queueWith = (transport: Transport, backOffsMs: number[] = [0, 0]) =>
    new MailQueue(transport, { say: (sentence) => said.push(sentence), backOffsMs });
  const transport = (url = server.url) => smtpTransport(url, 'Relais <relais@example.org>');

  /** Sends and waits until the mail is gone or given up. */
  async function settled(mailQueue: MailQueue): Promise<void> {
    mailQueue.send(mail);
    await mailQueue.drain();
  }

  it('carries a mail to the server, as text and as HTML', async () => {
    await settled(queueWith(transport()));
    const [received] = server.received;
    expect(received).toMatchObject({ from: 'relais@example.org', to: ['zoe@example.org'] });
    expect(received?.content).toContain('multipart/alternative');
    expect(received?.content).toContain('Auto-Submitted: auto-generated');
    expect(received?.content).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(said).toEqual([]);
  });

  it('carries the one click that unsubscribes, in the headers of RFC 8058', async () => {
    const unsubscribe = 'https://relais.example.org/api/unsubscribe/secret';
    await transport()({ ...mail, unsubscribe });
    await transport()(mail);
    const [withIt, without] = server.received.map(({ content }) => content);
    expect(withIt).toContain(`List-Unsubscribe: <${unsubscribe}>`);
    expect(withIt).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(without).not.toContain('List-Unsubscribe');
  });

  it.each([
    ['put it off', 451, PutOff],
    ['refused it for good', 550, RefusedForGood],
  ])('says that the server %s', async (_, answer, kind) => {
    server.answers.push(answer);
    await expect(transport()(mail)).rejects.toThrow(kind);
  });

  it('says that a server which is not there has not taken it, and nothing of one whose connection broke', async () => {
    await expect(transport('smtp://127.0.0.1:1')(mail)).rejects.toThrow(PutOff);
    const broken = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(broken, 'listening');
    const { port } = broken.address() as AddressInfo;
    const failed = transport(`smtp://127.0.0.1:${String(port)}`)(mail);
    await expect(failed).rejects.not.toBeInstanceOf(PutOff);
    broken.close();
  });

  it('tries again what was put off', async () => {
    server.answers.push(451, 421);
    await settled(queueWith(transport()));
    expect([server.received.length, server.tries]).toEqual([1, 3]);
    expect(said).toHaveLength(2);
  });

  it('does not try again what was refused for good', async () => {
    server.answers.push(550);
    await settled(queueWith(transport()));
    expect([server.received.length, server.tries]).toEqual([0, 1]);
  });

  it('gives up in the end, and says so without the address', async () => {
    server.answers.push(451, 451, 451, 451);
    await settled(queueWith(transport()));
    expect(server.tries).toBe(3);
    expect(said.at(-1)).toMatch(/could not be sent \(EENVELOPE 451\)\.$/);
    expect(said.join()).not.toContain('zoe');
  });

  it('lives through a server that is not there', async () => {
    await settled(queueWith(transport('smtp://127.0.0.1:1'), []));
    expect(said).toEqual([expect.stringContaining('ESOCKET')]);
  });

  it('hands nothing to a server elsewhere that does not encrypt', async () => {
    const elsewhere = new URL(server.url);
    elsewhere.hostname = '127.0.0.2';
    await settled(queueWith(transport(elsewhere.href), []));
    expect(server.received).toEqual([]);
    await settled(queueWith(transport(`${elsewhere.href}?requireTLS=false`), []));
    expect(said).toHaveLength(2);
  });

  it('lets the sender go on at once', () => {
    let sent = 0;
    queueWith(() => Promise.resolve(void (sent += 1))).send(mail);
    expect(sent).toBe(0);
  });

  it('hands ten mails to the server at a time, the others when one of them is done', async () => {
    let most = 0;
    let underWay = 0;
    const mailQueue = queueWith(async () => {
      most = Math.max(most, (underWay += 1));
      await new Promise(setImmediate);
      underWay -= 1;
    });
    for (let n = 0; n < 35; n++) mailQueue.send(mail);
    await mailQueue.drain();
    expect([most, underWay]).toEqual([10, 0]);
  });

  it('does not wait at its end for a mail server that does not answer', async () => {
    const silent = queueWith(() => new Promise(() => undefined));
    silent.send(mail);
    await silent.close();
    expect(said).toEqual([expect.stringContaining('did not answer before Relais ended')]);
  });

  it('waits at its end for what is on its way, not for the next try', async () => {
    const events = new EventEmitter();
    let finish: () => void = () => undefined;
    const slow = queueWith(() => {
      events.emit('begun');
      return new Promise((resolve) => (finish = resolve));
    });
    slow.send(mail);
    await once(events, 'begun');
    let isClosed = false;
    const closing = slow.close().then(() => (isClosed = true));
    await new Promise(setImmediate);
    expect(isClosed).toBe(false);
    finish();
    await closing;

    server.answers.push(451);
    const retrying = queueWith(transport(), [3_600_000]);
    retrying.send(mail);
    while (said.length === 0) await new Promise(setImmediate);
    await retrying.close();
    expect(server.received).toEqual([]);
    retrying.send(mail);
    expect(said.at(-1)).toContain('was not sent');
  });
});
