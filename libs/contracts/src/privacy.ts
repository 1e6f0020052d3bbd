import { z } from 'zod';
import { BusinessTalk } from './charter';
import { longest } from './limits';
import { Country } from './values/countries';
import {
  Company,
  Day,
  Email,
  GoodContact,
  Instant,
  Name,
  Phone,
  Presentation,
  Purpose,
  Sector,
  line,
  lineOrNone,
  linesOrNone,
} from './values/values';

/** New or corrected values of a person; the previous value is destroyed. */
export const DescribePersonBody = z
  .strictObject({
    name: Name.optional(),
    email: Email.optional(),
    phone: Phone.optional(),
    company: Company.optional(),
    sector: Sector.optional(),
    /** What the person says of themselves, and who is a good contact for them; only the person writes it, null takes it away. */
    presentation: Presentation.nullable().optional(),
    goodContact: GoodContact.nullable().optional(),
    /** Whether others in the network see the telephone; only the person says so. */
    phoneShown: z.boolean().optional(),
    /** Whether visitors of a meeting where they are read their card; only the person says so. */
    cardShown: z.boolean().optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    error: 'must say something',
  });
export type DescribePersonBody = z.infer<typeof DescribePersonBody>;

/** The key to object to a referral: its id, and a secret that only the giver's message has. */
const ObjectionKey = z.string().regex(/^[\da-f-]{36}_[\w-]{22}$/, { error: 'must be of a link' });

/** From the prospect: the keys in the link of the message, one for each receiver. */
export const ObjectionBody = z.strictObject({ keys: z.array(ObjectionKey).min(1).max(50) });
export type ObjectionBody = z.infer<typeof ObjectionBody>;

/** The keys of a link, which may be mistyped or cut off. */
export const LookAtObjectionBody = z.strictObject({ keys: z.array(z.string().max(200)).min(1).max(50) });
export type LookAtObjectionBody = z.infer<typeof LookAtObjectionBody>;

/**
 * What each key opens, in the order of the request; null: it is not a key. `state`: `objected` once the person has objected to this
 * referral, or `erased` once nothing of them is kept with it; names are null where they were erased or never recorded.
 */
export const ObjectionAnswer = z.object({
  referrals: z.array(
    z
      .object({
        state: z.enum(['open', 'objected', 'erased']),
        network: z.string().nullable(),
        giver: z.string().nullable(),
      })
      .nullable(),
  ),
});
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

/** What visitors read of a network; an empty text takes the earlier one away. */
export const DescriptionForVisitors = z.strictObject({
  /** What people value in this network. */
  values: linesOrNone(longest.values).optional(),
  /** What it costs to come. */
  price: lineOrNone(longest.price).optional(),
});
export type DescriptionForVisitors = z.infer<typeof DescriptionForVisitors>;

/**
 * Who is responsible for the data of a network, how to reach them, and who runs this installation for them; what visitors read of it;
 * and the country whose public holidays are marked.
 */
export const DescribeNetworkBody = z
  .strictObject({
    controller: line(longest.controller).optional(),
    controllerContact: line(longest.controllerContact).optional(),
    processor: line(longest.processor).optional(),
    ...DescriptionForVisitors.shape,
    country: Country.optional(),
  })
  .refine((body) => Object.values(body).some((value) => value !== undefined), {
    error: 'must say something',
  });
export type DescribeNetworkBody = z.infer<typeof DescribeNetworkBody>;

/** What everyone in a network may know of it; null: not given yet. `country`: that of the time zone until another one is given. */
export const NetworkDescription = z.object({
  name: z.string().nullable(),
  purpose: Purpose,
  businessTalk: BusinessTalk,
  controller: z.string().nullable(),
  controllerContact: z.string().nullable(),
  processor: z.string().nullable(),
  values: z.string().nullable(),
  price: z.string().nullable(),
  country: Country,
});
export type NetworkDescription = z.infer<typeof NetworkDescription>;

/** `contact`: e-mail and telephone of a person. `about`: the person, or the referral of the prospect. */
const ErasedWhat = z.enum(['person', 'contact', 'prospect']);

/** Why the clock of the installation is not trusted, so that nothing is erased, and since when by that clock. */
export const SuspendedErasing = z.object({
  because: z.enum(['clock-behind', 'clock-ahead']),
  since: Instant,
});
export type SuspendedErasing = z.infer<typeof SuspendedErasing>;

/**
 * What will be erased in a network within a week, and what was erased, latest first, only by ids. `suspended`: null while erasing
 * works.
 */
export const ErasuresAnswer = z.object({
  suspended: SuspendedErasing.nullable(),
  planned: z.array(z.object({ what: ErasedWhat, about: z.uuid(), on: Day })),
  erased: z.array(z.object({ what: ErasedWhat, about: z.uuid(), on: Day })),
});
export type ErasuresAnswer = z.infer<typeof ErasuresAnswer>;
