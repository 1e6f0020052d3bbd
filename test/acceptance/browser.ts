import type { MeAnswer } from '@relais/contracts';
import type { OutboxMail } from '@relais/mail';
import { Outbox } from '@relais/mail';
import type { Answer, RunningRelais } from './relais';

/** A browser as far as signing in goes: it keeps its cookies. */
export class TestBrowser {
  constructor(
    private readonly relais: Pick<RunningRelais, 'ask'>,
    private readonly headers: Readonly<Record<string, string>> = {},
    private readonly cookies = new Map<string, string>(),
  ) {}

  /** The same browser with the same cookies, on a page that sends these headers. */
  from(headers: Readonly<Record<string, string>>): TestBrowser {
    return new TestBrowser(this.relais, { ...this.headers, ...headers }, this.cookies);
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const cookie = this.cookieHeader();
    const headers = { ...this.headers, ...more, ...(cookie && { cookie }) };
    const answer = await this.relais.ask(method, path, { ...(body !== undefined && { body }), headers });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  askForCode(address: string, language = 'fr'): Promise<Answer> {
    return this.ask('POST', '/api/sign-in/code', { address, language });
  }

  enter(code: string): Promise<Answer> {
    return this.ask('POST', '/api/sign-in', { code });
  }

  enterByLink(token: string): Promise<Answer> {
    return this.ask('POST', '/api/sign-in', { token });
  }

  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  cookieNames(): string[] {
    return [...this.cookies.keys()];
  }
}

/** Asks for a code and waits until the address has so many mails; answers the newest. */
export async function askedMail(relais: RunningRelais, browser: TestBrowser, address: string, count = 1) {
  await browser.askForCode(address);
  return newestMail(relais, address, count);
}

/** Says yes to every network that has brought the persons of this browser in. */
export async function acceptEverywhere(browser: Pick<TestBrowser, 'ask'>): Promise<void> {
  const { networks } = (await browser.ask('GET', '/api/me')).body as unknown as MeAnswer;
  for (const { id, personId, accepted } of networks) {
    if (accepted) continue;
    const path = `/api/networks/${id}/acceptance`;
    const { status } = await browser.ask('PUT', path, { accepted: true }, { 'relais-person': personId });
    if (status !== 200) throw new Error(`Accepting failed: ${String(status)}`);
  }
}

/** Signs in by a code from a mail, and accepts every network of that address. */
export async function signedInBrowser(
  ...[relais, address, headers]: Parameters<typeof newcomersBrowser>
): Promise<TestBrowser> {
  const browser = await newcomersBrowser(relais, address, headers);
  await acceptEverywhere(browser);
  return browser;
}

/** Asks for a code, reads the mail and signs in with it; accepts nothing. */
export async function newcomersBrowser(
  relais: RunningRelais,
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestBrowser> {
  const browser = new TestBrowser(relais, headers);
  const before = await mailsTo(relais, address);
  const mail = await askedMail(relais, browser, address, before.length + 1);
  const { status } = await browser.enter(codeIn(mail));
  if (status !== 204) throw new Error(`Signing in failed: ${String(status)}`);
  return browser;
}

/** Every mail to an address that was handed over so far, the newest first. */
export async function mailsTo(relais: Pick<RunningRelais, 'dataFolder' | 'mailsSettled'>, address: string) {
  await relais.mailsSettled();
  return mailsInOutbox(relais, address);
}

/** Waits until an address has so many mails; answers the newest. */
export async function newestMail(
  relais: Pick<RunningRelais, 'dataFolder'>,
  address: string,
  count = 1,
): Promise<OutboxMail> {
  for (;;) {
    const mails = await mailsInOutbox(relais, address);
    if (mails[0] && mails.length >= count) return mails[0];
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function mailsInOutbox({ dataFolder }: Pick<RunningRelais, 'dataFolder'>, address: string) {
  const mails = await new Outbox(dataFolder).list();
  return mails.filter(({ to }) => to.trim().toLowerCase() === address);
}

export const codeIn = ({ text }: Pick<OutboxMail, 'text'>): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';
export const linkIn = ({ text }: Pick<OutboxMail, 'text'>): string =>
  /\/sign-in\/link#([\w-]{43})/.exec(text)?.[1] ?? '';
/** Six digits that are not these. */
export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
