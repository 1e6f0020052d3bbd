import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { GiveThanksBody, PersonId, ReferralId } from '@relais/contracts';
import { isRecorded } from '../../server/outbox/recorded.rules';
import { useUnsent } from '../../server/outbox/use-outbox';
import { useFormat } from '../../ui/format';
import rows from '../../ui/layout/rows.module.css';
import type { Log } from './use-log';

type Props = Readonly<{ log: Log; thankedId: PersonId; referralId: ReferralId | null }>;

const longest = 3;

/** The thanks that were given already: for this referral, or else to this person; those still on the device too. */
export function Thanked({ log: { ledger, network }, thankedId, referralId }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const lines = ledger?.entries ?? [];
  const recorded = lines
    .filter(
      ({ kind, standing, counterpart }) =>
        kind === 'thanks-given' && standing && counterpart?.personId === thankedId,
    )
    .toReversed();
  const unsent = useUnsent()
    .filter(
      (entry) =>
        entry.kind === 'thanks' &&
        entry.by === network.personId &&
        entry.about.personId === thankedId &&
        entry.state !== 'refused' &&
        !isRecorded(entry, lines),
    )
    .map(({ id, body }) => {
      const { on, amountInCents = null, referralId: named = null } = body as GiveThanksBody;
      return { id, on, amountInCents, referralId: named };
    });
  const given = [...unsent, ...recorded].filter(
    (one) => referralId === null || one.referralId === referralId,
  );
  if (given.length === 0) return null;
  const more = given.length - longest;
  return (
    <div className={`${rows.small} ${rows.dim}`}>
      <p id="thanked">
        {referralId === null ? <Trans>Tu as déjà dit merci :</Trans> : <Trans>Pour cette reco, déjà :</Trans>}
      </p>
      <ul aria-labelledby="thanked">
        {given.slice(0, longest).map(({ id, on, amountInCents }) => (
          <li key={id}>
            {[format.day(on), amountInCents ? format.money(amountInCents, network) : t`sans montant`].join(
              ' · ',
            )}
          </li>
        ))}
        {more > 0 && <li>{t`${plural(more, { one: 'et # autre', other: 'et # autres' })}`}</li>}
      </ul>
    </div>
  );
}
