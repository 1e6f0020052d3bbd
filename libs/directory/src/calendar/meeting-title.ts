import type { Language, MeetingKind } from '@relais/contracts';

/** Of networks of purpose support. */
const neutral: Readonly<Record<Language, string>> = { fr: 'Rendez-vous', en: 'Appointment' };
const kinds: Readonly<Record<Language, Record<MeetingKind, string>>> = {
  fr: {
    breakfast: 'Petit-déjeuner',
    lunch: 'Déjeuner',
    evening: 'Soirée',
    discovery: 'Découverte',
    activity: 'Activité',
    online: 'En ligne',
  },
  en: {
    breakfast: 'Breakfast',
    lunch: 'Lunch',
    evening: 'Evening',
    discovery: 'Discovery',
    activity: 'Activity',
    online: 'Online',
  },
};

/** A meeting in calendars and mails: its kind and network; of a network of purpose support neither (DOMAIN.md, "Privacy"). */
export const meetingTitle = (
  { kind, network, isNeutral }: Readonly<{ kind: MeetingKind; network: string | null; isNeutral: boolean }>,
  language: Language,
): string => (isNeutral ? neutral[language] : [kinds[language][kind], network].filter(Boolean).join(' · '));
