import type { DescribePersonBody, NetworkId, PersonId, PhoneRegion, PutPersonBody } from '@relais/contracts';
import type { Envelope } from '@relais/event-sourcing';
import { DescribePerson, RegisterPerson } from '@relais/people';
import { normalisePhone, omitEmpty } from '../http/personal-values';

export const registerPerson = (
  body: PutPersonBody,
  personId: PersonId,
  envelope: Envelope,
  region: PhoneRegion,
): RegisterPerson =>
  new RegisterPerson(
    { networkId: envelope.networkId as NetworkId, personId },
    envelope,
    omitEmpty({ ...body, phone: normalisePhone(body.phone, region) }),
  );

export function describePerson(
  { phone, phoneShown, cardShown, presentation, goodContact, ...body }: DescribePersonBody,
  personId: PersonId,
  envelope: Envelope,
  region: PhoneRegion,
): DescribePerson {
  const personal = {
    ...omitEmpty({
      ...body,
      phone: normalisePhone(phone, region),
      phoneShown: said(phoneShown),
      cardShown: said(cardShown),
    }),
    // An empty value destroys the previous one.
    ...(presentation !== undefined && { presentation: presentation ?? '' }),
    ...(goodContact !== undefined && { goodContact: goodContact ?? '' }),
  };
  const networkId = envelope.networkId as NetworkId;
  return new DescribePerson(
    { networkId, personId, fields: Object.keys(personal).sort() },
    envelope,
    personal,
  );
}

const said = (consent: boolean | undefined): string | undefined =>
  consent === undefined ? undefined : consent ? 'yes' : 'no';
