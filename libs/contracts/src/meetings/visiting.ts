import { z } from 'zod';
import { ArrivalId, PersonId } from '../values/ids';
import { Company, Day, Email, Instant, MeetingKind, Name, Phone, Sector, TimeOfDay } from '../values/values';
import { NetworkDescription } from '../privacy';

/** The secret behind the # of the address in a QR code, or the proof that a browser had it on the day. */
const VisitSecret = z.string().regex(/^[\w-]{43}$/, 'must be the secret of a code');

/** The code of a meeting for its visitors, and when it is good; null: there is none, or it was stopped. */
export const VisitorCodeAnswer = z.object({
  code: z.object({ secret: z.string(), from: Instant, until: Instant }).nullable(),
});
export type VisitorCodeAnswer = z.infer<typeof VisitorCodeAnswer>;

/** `pass`: of an earlier answer, so that the page stays open to this browser. */
export const LookAtVisitBody = z.strictObject({ secret: VisitSecret, pass: VisitSecret.optional() });
export type LookAtVisitBody = z.infer<typeof LookAtVisitBody>;

const ShownMeeting = z.object({
  date: Day,
  startTime: TimeOfDay,
  endTime: TimeOfDay.nullable(),
  kind: MeetingKind,
  place: z.string().nullable(),
});

/** All that a stranger with the code reads of a network and its meeting. */
export const VisitAnswer = z.object({
  network: NetworkDescription,
  meeting: ShownMeeting,
  agenda: z.array(z.object({ title: z.string(), minutes: z.int() })),
  /** Whether visitors can leave their name now. */
  isOpen: z.boolean(),
  /** The last day on which the page is open to this browser. */
  openUntil: Day,
  pass: z.string(),
  /** First names in networks of purpose support. */
  hosts: z.array(z.string()),
  /** Of members who are there and allow it. */
  cards: z.array(
    z.object({ name: z.string(), sector: z.string().nullable(), company: z.string().nullable() }),
  ),
  next: z.array(ShownMeeting),
});
export type VisitAnswer = z.infer<typeof VisitAnswer>;

/** `visitId`: drawn by the browser, known to nobody else; the same one again corrects what was left. */
const VisitId = z.uuid({ version: 'v4' });

export const ArriveBody = z.strictObject({
  secret: VisitSecret,
  visitId: VisitId,
  name: Name,
  sector: Sector.optional(),
  company: Company.optional(),
  phone: Phone.optional(),
  email: Email.optional(),
  /** The person they came with, as they call them. */
  invitedBy: Name.optional(),
});
export type ArriveBody = z.infer<typeof ArriveBody>;

export const DeclineFollowUpBody = z.strictObject({ secret: VisitSecret, visitId: VisitId });
export type DeclineFollowUpBody = z.infer<typeof DeclineFollowUpBody>;

/** Visitors who left their name and wait for a host's decision, the first ones first. */
export const ArrivalsAnswer = z.object({
  arrivals: z.array(
    z.object({
      arrivalId: ArrivalId,
      name: z.string(),
      sector: z.string().nullable(),
      /** As the visitor wrote it, and the participant who has that name. */
      invitedBy: z.object({ name: z.string(), personId: PersonId.nullable() }).nullable(),
      /** Known people of the same name, telephone or address: who comes back stays one person. */
      looksLike: z.array(
        z.object({
          personId: PersonId,
          name: z.string().nullable(),
          sector: z.string().nullable(),
          isMember: z.boolean(),
          lastSeenOn: Day.nullable(),
        }),
      ),
    }),
  ),
});
export type ArrivalsAnswer = z.infer<typeof ArrivalsAnswer>;

/** `personId`: the known person that the visitor is; without it they are new. */
export const AdmitArrivalBody = z.strictObject({
  personId: PersonId.nullish(),
  invitedBy: PersonId.nullish(),
});
export type AdmitArrivalBody = z.infer<typeof AdmitArrivalBody>;
