import { randomUUID } from 'node:crypto';
import { type Charter, type Instant, type PersonId, dayAfter, instantOf } from '@relais/contracts';
import { Clock } from '@relais/event-sourcing';
import { notificationsOf } from '@relais/installation';
import type { Mail, Transport } from '@relais/mail';
import type { RunningRelais } from './relais';
import { smallNetwork } from './small-network';

const paris = 'Europe/Paris';
export const today = new Clock().dayIn(paris);
/** 18.00 of the day before a meeting in so many days. */
export const eveningBefore = (days: number): Instant => instantOf(dayAfter(today, days - 1), '18:00', paris);
export const noonIn = (days: number): Instant => instantOf(dayAfter(today, days), '12:00', paris);

class ClockAt extends Clock {
  constructor(private readonly instant: Instant) {
    super();
  }

  override now = (): Date => new Date(this.instant);
}

/** What is needed to look, at an instant of one's choice, which mails a Relais sends. */
export function looksAtMails(relais: RunningRelais) {
  const { installation } = relais;
  const put = async (path: string, token: string, body: object): Promise<void> => {
    const { status } = await relais.ask('PUT', path, { token, body });
    if (status !== 200) throw new Error(`${path} was refused: ${String(status)}`);
  };
  const caughtUp = async (): Promise<void> => {
    await installation.readModels.waitFor(await installation.store.lastPosition());
  };
  /** What a process sends when it looks at an instant. */
  const lookingAt = (instant: Instant, process = installation, transport?: Transport) => {
    const sent: Mail[] = [];
    const keep: Transport = async (mail) => void sent.push(mail);
    return {
      sent,
      policy: notificationsOf({ ...process, clock: new ClockAt(instant) }, transport ?? keep),
    };
  };
  return {
    put,
    caughtUp,
    lookingAt,

    /** A network that meets in so many days, at 7.30; `evening` is when its weekly mail is due. */
    async meetingIn(days: number, names: readonly string[], charter: Partial<Charter> = {}) {
      const { networkId, people } = await smallNetwork(relais, names, charter);
      const person = (name: string): PersonId => people[name] ?? ('' as never);
      const token = (name: string, role: 'member' | 'host' = 'member') =>
        relais.token(networkId, person(name), role);
      const meetingId = randomUUID();
      const plan = { networkId, startTime: '07:30', kind: 'breakfast', status: 'scheduled' };
      await put(`/api/meetings/${meetingId}`, await token(names[0] ?? '', 'host'), {
        ...{ ...plan, date: dayAfter(today, days), place: 'Brasserie du Port' },
      });
      return { networkId, meetingId, plan, person, token, evening: eveningBefore(days) };
    },

    async sentAt(instant: Instant): Promise<Mail[]> {
      await caughtUp();
      const { sent, policy } = lookingAt(instant);
      await policy.look();
      return sent;
    },
  };
}
