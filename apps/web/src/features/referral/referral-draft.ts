import type { MeetingId, NetworkId, PassReferralBody, PersonId } from '@relais/contracts';
import { cleanName, cleanText, mayBeAddress, isPhone } from '@relais/contracts/text';

export type Contact = 'agreed' | 'prospect-calls' | 'not-yet';

/** The form as it stands: texts as typed, nothing checked yet. */
export type ReferralDraft = Readonly<{
  scope: 'outside' | 'inside';
  receivers: readonly PersonId[];
  prospectName: string;
  contact: Contact | null;
  phone: string;
  email: string;
  need: string;
  warmth: 1 | 3 | 5 | null;
  day: string;
  meetingId: MeetingId | null;
}>;

export type ReferralField = 'receiver' | 'prospectName' | 'contact' | 'phone' | 'email' | 'need' | 'day';
export type FieldProblem = 'missing' | 'malformed' | 'later-than-today';

export const emptyReferral = (day: string, meetingId: MeetingId | null): ReferralDraft => ({
  scope: 'outside',
  receivers: [],
  prospectName: '',
  contact: null,
  phone: '',
  email: '',
  need: '',
  warmth: null,
  day,
  meetingId,
});

/** What the server would refuse, said before it is sent. */
export function problemsOf(
  draft: ReferralDraft,
  today: string,
): Partial<Record<ReferralField, FieldProblem>> {
  const problems: Partial<Record<ReferralField, FieldProblem>> = {};
  if (draft.receivers.length === 0) problems.receiver = 'missing';
  if (!draft.day) problems.day = 'missing';
  if (draft.day > today) problems.day = 'later-than-today';
  if (draft.scope === 'inside') return problems;
  if (!draft.contact) problems.contact = 'missing';
  if (draft.contact !== 'prospect-calls' && !cleanName(draft.prospectName)) problems.prospectName = 'missing';
  if (draft.contact !== 'agreed') return problems;
  if (cleanName(draft.phone) && !isPhone(draft.phone)) problems.phone = 'malformed';
  if (cleanName(draft.email) && !mayBeAddress(draft.email)) problems.email = 'malformed';
  return problems;
}

const filled = <K extends string>(key: K, text: string) =>
  (cleanText(text) ? { [key]: cleanText(text) } : {}) as { [P in K]?: string };

function prospectOf(draft: ReferralDraft): NonNullable<PassReferralBody['prospect']> {
  const name = filled('name', draft.prospectName);
  if (draft.contact === 'not-yet') return { ...name, agreed: false };
  if (draft.contact === 'prospect-calls') return name;
  const contact = { ...filled('phone', draft.phone), ...filled('email', draft.email) };
  return { ...name, ...contact, agreed: true, agreedOn: draft.day };
}

/** One request body for one receiver; telephone and e-mail only where the prospect has agreed. */
export function bodyOf(draft: ReferralDraft, networkId: NetworkId, receiverId: PersonId): PassReferralBody {
  const outside = draft.scope === 'outside';
  const prospect = outside ? prospectOf(draft) : null;
  return {
    networkId,
    receiverId,
    passedOn: draft.day,
    scope: draft.scope,
    ...(draft.warmth && { warmth: draft.warmth }),
    ...(draft.meetingId && { meetingId: draft.meetingId }),
    ...filled('need', draft.need),
    ...(outside && { contactBy: draft.contact === 'prospect-calls' ? 'prospect' : 'receiver' }),
    ...(prospect && Object.keys(prospect).length > 0 && { prospect }),
  };
}

/** The way back, to mend what was refused. */
export function draftOf(body: PassReferralBody): ReferralDraft {
  const { prospect } = body;
  const called = body.contactBy === 'prospect' ? 'prospect-calls' : prospect?.agreed ? 'agreed' : 'not-yet';
  return {
    ...emptyReferral(body.passedOn, body.meetingId ?? null),
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
