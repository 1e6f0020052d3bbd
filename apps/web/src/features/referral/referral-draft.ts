import type { MeetingId, NetworkId, PassReferralBody, PersonId, TodayAnswer } from '@relais/contracts';
import { hasCome, isProspectCalled, mayHaveContact } from '@relais/contracts/rules';
import { cleanName, cleanText, mayBeAddress, isPhone } from '@relais/contracts/text';

type Contact = 'agreed' | 'prospect-calls' | 'not-yet';

/** The form: texts as typed, nothing checked yet. `day` null: today, and at today's meeting, whenever it is saved. */
export type ReferralDraft = Readonly<{
  scope: 'outside' | 'inside';
  receivers: readonly PersonId[];
  prospectName: string;
  contact: Contact | null;
  phone: string;
  email: string;
  need: string;
  warmth: 1 | 3 | 5 | null;
  day: string | null;
  meetingId: MeetingId | null | 'todays';
}>;

type DatedDraft = Omit<ReferralDraft, 'day' | 'meetingId'> &
  Readonly<{ day: string; meetingId: MeetingId | null }>;

export type ReferralField = 'receiver' | 'prospectName' | 'contact' | 'phone' | 'email' | 'need' | 'day';
export type FieldProblem = 'missing' | 'malformed' | 'later-than-today';

export const emptyReferral: ReferralDraft = {
  scope: 'outside',
  receivers: [],
  prospectName: '',
  contact: null,
  phone: '',
  email: '',
  need: '',
  warmth: null,
  day: null,
  meetingId: 'todays',
};

/** The draft with the day and the meeting that it has now. */
export function onItsDay(draft: ReferralDraft, today: string, meeting: TodayAnswer['meeting']): DatedDraft {
  const day = draft.day ?? today;
  const todays = day === meeting?.date ? meeting.meetingId : null;
  return { ...draft, day, meetingId: draft.meetingId === 'todays' ? todays : draft.meetingId };
}

/** Who makes the call, and whether the prospect agrees to it. */
const callOf = ({ scope, contact }: Pick<ReferralDraft, 'scope' | 'contact'>) =>
  ({
    scope,
    contactBy: scope === 'inside' ? null : contact === 'prospect-calls' ? 'prospect' : 'receiver',
    agreed: contact === 'agreed',
  }) as const;

/** What the server would refuse, checked before it is sent. */
export function problemsOf(draft: DatedDraft, today: string): Partial<Record<ReferralField, FieldProblem>> {
  const problems: Partial<Record<ReferralField, FieldProblem>> = {};
  if (draft.receivers.length === 0) problems.receiver = 'missing';
  if (!draft.day) problems.day = 'missing';
  else if (!hasCome(draft.day, today)) problems.day = 'later-than-today';
  if (draft.scope === 'outside' && !draft.contact) problems.contact = 'missing';
  if (isProspectCalled(callOf(draft)) && !cleanName(draft.prospectName)) problems.prospectName = 'missing';
  if (!mayHaveContact(callOf(draft))) return problems;
  if (cleanName(draft.phone) && !isPhone(draft.phone)) problems.phone = 'malformed';
  if (cleanName(draft.email) && !mayBeAddress(draft.email)) problems.email = 'malformed';
  return problems;
}

const fieldOf = <K extends string>(key: K, text: string) =>
  (cleanText(text) ? { [key]: cleanText(text) } : {}) as { [P in K]?: string };

function prospectOf(draft: DatedDraft): NonNullable<PassReferralBody['prospect']> {
  const name = fieldOf('name', draft.prospectName);
  if (!isProspectCalled(callOf(draft))) return name;
  if (!mayHaveContact(callOf(draft))) return { ...name, agreed: false };
  const contact = { ...fieldOf('phone', draft.phone), ...fieldOf('email', draft.email) };
  return { ...name, ...contact, agreed: true, agreedOn: draft.day };
}

/** One request body for one receiver; telephone and e-mail only where the prospect has agreed. */
export function bodyOf(draft: DatedDraft, networkId: NetworkId, receiverId: PersonId): PassReferralBody {
  const { contactBy } = callOf(draft);
  const prospect = contactBy === null ? null : prospectOf(draft);
  return {
    networkId,
    receiverId,
    passedOn: draft.day,
    scope: draft.scope,
    ...(draft.warmth && { warmth: draft.warmth }),
    ...(draft.meetingId && { meetingId: draft.meetingId }),
    ...fieldOf('need', draft.need),
    ...(contactBy && { contactBy }),
    ...(prospect && Object.keys(prospect).length > 0 && { prospect }),
  };
}

/** The draft of an entry, to correct what was refused. */
export function draftOf(body: PassReferralBody): ReferralDraft {
  const { prospect } = body;
  const called = body.contactBy === 'prospect' ? 'prospect-calls' : prospect?.agreed ? 'agreed' : 'not-yet';
  return {
    ...emptyReferral,
    day: body.passedOn,
    meetingId: body.meetingId ?? null,
    scope: body.scope,
    receivers: [body.receiverId],
    prospectName: prospect?.name ?? '',
    contact: body.scope === 'outside' ? called : null,
    phone: prospect?.phone ?? '',
    email: prospect?.email ?? '',
    need: body.need ?? '',
    warmth: (body.warmth ?? null) as ReferralDraft['warmth'],
  };
}
