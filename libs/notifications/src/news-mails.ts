import { type Day, type Language, dayAfter } from '@relais/contracts';
import { type Mail, type Message, mailOf } from '@relais/mail';
import type { AccountNews, MailLinks, NetworkNews, Reminder } from './account-news';

type Counted = Readonly<{ received: number; thanked: number; waiting: number }>;
type Part = Message['parts'][number];

const counted = (number: number, one: string, many: string): string[] =>
  number === 0 ? [] : [`${String(number)} ${number === 1 ? one : many}`];

const words = {
  fr: {
    hello: 'Bonjour,',
    subject: (time: string | null) => (time === null ? 'Ta semaine dans Relais' : `Demain à ${time}`),
    meeting: (day: string, time: string, title: string, isTomorrow: boolean) =>
      `${isTomorrow ? `Demain, ${day},` : `${capital(day)},`} à ${time} : ${title}.`,
    coming: 'Tu as dit que tu viens.',
    answer: 'Je viens / je ne viens pas :',
    counts: ({ received, thanked, waiting }: Counted) => [
      ...counted(received, 'recommandation reçue', 'recommandations reçues'),
      ...counted(thanked, 'remerciement pour ce que tu as donné', 'remerciements pour ce que tu as donné'),
      ...counted(waiting, "piste qui attend l'accord du contact", "pistes qui attendent l'accord du contact"),
    ],
    news: (network: string | null, counts: string) => `${network ?? 'Ton réseau'} : ${counts}.`,
    ledger: 'Les détails sont dans Relais :',
    whyWeekly: "Ce mail vient une fois par semaine au plus, la veille d'une rencontre.",
    subjectAtOnce: (received: number) =>
      received === 1 ? 'Une recommandation pour toi' : `${String(received)} recommandations pour toi`,
    whyAtOnce: "Tu as choisi d'apprendre tout de suite ce que tu reçois.",
    preferences: 'Choisir mes mails :',
    unsubscribe: 'Ne plus en recevoir :',
  },
  en: {
    hello: 'Hello,',
    subject: (time: string | null) => (time === null ? 'Your week in Relais' : `Tomorrow at ${time}`),
    meeting: (day: string, time: string, title: string, isTomorrow: boolean) =>
      `${isTomorrow ? `Tomorrow, ${day},` : `${day},`} at ${time}: ${title}.`,
    coming: 'You said that you are coming.',
    answer: 'I am coming / I am not coming:',
    counts: ({ received, thanked, waiting }: Counted) => [
      ...counted(received, 'referral received', 'referrals received'),
      ...counted(thanked, 'thank-you for what you gave', 'thank-yous for what you gave'),
      ...counted(
        waiting,
        "lead waiting for the contact's agreement",
        "leads waiting for the contact's agreement",
      ),
    ],
    news: (network: string | null, counts: string) => `${network ?? 'Your network'}: ${counts}.`,
    ledger: 'The details are in Relais:',
    whyWeekly: 'You get this e-mail once a week at most, on the day before a meeting.',
    subjectAtOnce: (received: number) =>
      received === 1 ? 'A referral for you' : `${String(received)} referrals for you`,
    whyAtOnce: 'You chose to hear at once of what you receive.',
    preferences: 'Choose your e-mails:',
    unsubscribe: 'Unsubscribe:',
  },
};

type DatedReminder = Reminder & Readonly<{ isTomorrow: boolean }>;

/**
 * The mail of the day before a meeting: the meetings of the coming week, except those that the person stays away from, and what is
 * new. Null: there is nothing to say.
 */
export function weeklyMail(to: string, { language, networks }: AccountNews, links: MailLinks): Mail | null {
  const said = words[language];
  const reminders = oncePerMeeting(networks.flatMap(remindersOf)).toSorted((a, b) =>
    startOf(a) < startOf(b) ? -1 : 1,
  );
  const news = newsOf(networks, language, (counts) => counts);
  if (reminders.length + news.length === 0) return null;
  const next = reminders.find(({ isTomorrow }) => isTomorrow);
  return mailWith(to, language, links, {
    subject: said.subject(next ? timeIn(next.startTime, language) : null),
    parts: [
      ...reminders.flatMap((one) => reminderParts(one, language, links)),
      ...withLedger(news, said, links),
    ],
    why: said.whyWeekly,
  });
}

/** The mail about what was received a moment ago. */
export function atOnceMail(to: string, { language, networks }: AccountNews, links: MailLinks): Mail {
  const said = words[language];
  const received = networks.reduce((sum, { news }) => sum + (news?.received ?? 0), 0);
  const news = newsOf(networks, language, (counts) => ({ ...counts, thanked: 0, waiting: 0 }));
  return mailWith(to, language, links, {
    subject: said.subjectAtOnce(received),
    parts: withLedger(news, said, links),
    why: said.whyAtOnce,
  });
}

function mailWith(
  to: string,
  language: Language,
  { preferences, unsubscribePage, unsubscribe }: MailLinks,
  { subject, parts, why }: Readonly<{ subject: string; parts: readonly Part[]; why: string }>,
): Mail {
  const said = words[language];
  const end = [
    why,
    { link: preferences, words: said.preferences },
    { link: unsubscribePage, words: said.unsubscribe },
  ];
  return { ...mailOf(to, { language, subject, parts: [said.hello, ...parts, ...end] }), unsubscribe };
}

function reminderParts(
  { meetingId, date, startTime, title, answer, isTomorrow }: DatedReminder,
  language: Language,
  links: MailLinks,
): Part[] {
  const said = words[language];
  const when = said.meeting(dayIn(date, language), timeIn(startTime, language), title, isTomorrow);
  return answer === 'yes'
    ? [`${when} ${said.coming}`]
    : [when, { link: links.meeting(meetingId), words: said.answer }];
}

const remindersOf = ({ today, meetings }: NetworkNews): DatedReminder[] =>
  meetings
    .filter(({ answer }) => answer !== 'no')
    .map((one) => ({ ...one, isTomorrow: one.date === dayAfter(today, 1) }));

/** Of several persons of a network, one who has not answered yet comes first. */
function oncePerMeeting(reminders: readonly DatedReminder[]): DatedReminder[] {
  const unansweredLast = reminders.toSorted((a, b) => Number(a.answer === null) - Number(b.answer === null));
  return [...new Map(unansweredLast.map((one) => [one.meetingId, one])).values()];
}

const newsOf = (
  networks: AccountNews['networks'],
  language: Language,
  told: (counts: Counted) => Counted,
): string[] =>
  networks.flatMap(({ name, news }) => {
    const counts = news ? words[language].counts(told(news)) : [];
    return counts.length > 0 ? [words[language].news(name, counts.join(', '))] : [];
  });

const withLedger = (news: string[], { ledger }: (typeof words)[Language], links: MailLinks): Part[] =>
  news.length > 0 ? [...news, { link: links.ledger, words: ledger }] : [];

const startOf = ({ date, startTime }: Reminder): string => `${date} ${startTime}`;
const dayIn = (day: Day, language: Language): string =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...{ timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' },
  }).format(new Date(day));
const timeIn = (time: string, language: Language): string =>
  language === 'fr' ? time.replace(/^0/, '').replace(':', ' h ').replace(/ 00$/, '') : time;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
