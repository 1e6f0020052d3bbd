import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { formats } from '../../../ui/format';

type Meeting = Readonly<{ date: string; startTime: string; place: string | null }>;

/** The writer, their network, and its next meeting; null while none is planned. */
export type Said = Readonly<{ network: string; from: string; next: Meeting | null }>;

/** Why a person is written to; `day`: when they came, null when that was more than once. */
export type Reason = Readonly<
  { why: 'new'; day: string | null } | { why: 'fading' | 'never-received' | 'no-number' }
>;

/** What a text says before the next meeting, and what it asks after it. */
export type Words = readonly [begins: string, asks: string];

/** The name that it greets, the text, and the writer. */
export const composeMessage = ([hello, ...sentences]: readonly string[], { from, network }: Said): string =>
  [hello, sentences.filter(Boolean).join(' '), [from, network].filter(Boolean).join(', ')].join('\n');

/** The meeting that comes next, in a sentence; empty while none is planned. */
export function nextMeeting(i18n: I18n, { next }: Said): string {
  if (!next) return '';
  const format = formats(i18n.locale);
  const [day, time, place] = [format.longDay(next.date), format.time(next.startTime), next.place];
  return place
    ? i18n._(msg`Prochaine rencontre : ${day} à ${time}, ${place}.`)
    : i18n._(msg`Prochaine rencontre : ${day} à ${time}.`);
}
