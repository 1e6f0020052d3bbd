import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import type { MeetingAnswer, PersonId } from '@relais/contracts';
import { longest } from '@relais/contracts/rules';
import { cleanName, mayBeAddress } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { v7 } from 'uuid';
import { useNetwork } from '../../../server/network-context';
import rows from '../../../ui/layout/rows.module.css';
import { hush } from '../../../ui/notices';
import { SendText } from '../../../ui/send-text';
import { Icon } from '../../../ui/theme/icons';
import meetings from '../meetings.module.css';
import type { Guest } from './announcing.rules';
import { invitation } from './invitation';
import styles from '../sheet/sheet.module.css';
import type { useAnnouncing } from './use-announcing';

type Props = Readonly<{
  meeting: MeetingAnswer;
  announcing: ReturnType<typeof useAnnouncing>;
  isMine: boolean;
  /** The name is asked at once. */
  isOpen?: boolean;
}>;

/** « Vient avec … »: the guests of a person; the invitation of one who was just added is ready to send. */
export function Guests({ meeting, announcing, isMine, isOpen = false }: Props) {
  const { t, i18n } = useLingui();
  const network = useNetwork();
  const [isAdding, setAdding] = useState(isOpen);
  const [invited, setInvited] = useState<Guest | null>(null);
  const { guests } = announcing.announced;
  const add = (guest: Guest) => {
    setAdding(false);
    setInvited(guest);
    void announcing.announce({ guests: [...guests, guest] }, t`${guest.name} : invitation notée`);
  };
  const remove = (guest: Guest) => {
    setInvited(null);
    const others = guests.filter(({ guestId }) => guestId !== guest.guestId);
    void announcing.announce({ guests: others }, t`${guest.name} ne vient plus`);
  };
  return (
    <section className={`${rows.tight} ${meetings.narrow}`} aria-labelledby="guests-to-come">
      <h2 id="guests-to-come">{isMine ? <Trans>Je viens avec…</Trans> : <Trans>Vient avec…</Trans>}</h2>
      {guests.length > 0 && (
        <ul className={styles.room}>
          {guests.map((guest) => (
            <li key={guest.guestId} className={rows.inline}>
              <span>{guest.name}</span>
              <Button variant="subtle" aria-label={t`Retirer ${guest.name}`} onClick={() => remove(guest)}>
                <Trans>Retirer</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isAdding ? (
        <GuestForm onAdd={add} />
      ) : (
        <div className={rows.inline}>
          <Button
            variant="default"
            leftSection={<Icon name="add" size={18} />}
            onClick={() => {
              hush();
              setAdding(true);
            }}
          >
            <Trans>Inviter quelqu'un</Trans>
          </Button>
        </div>
      )}
      {invited && isMine && (
        <SendText
          key={invited.guestId}
          text={invitation(i18n, {
            ...{ network: network.name, meeting },
            from: network.personName,
          })}
          subject={network.name}
          email={invited.email ?? ''}
          lines={5}
          isEditable
        />
      )}
    </section>
  );
}

function GuestForm({ onAdd }: { onAdd: (guest: Guest) => void }) {
  const { t } = useLingui();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const isNamed = cleanName(name) !== '';
  const isReachable = cleanName(email) === '' || mayBeAddress(email);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNamed && isReachable)
      onAdd({ guestId: v7() as PersonId, name: cleanName(name), email: cleanName(email) || null });
  };
  return (
    <form className={rows.tight} noValidate onSubmit={submit}>
      <TextInput
        label={t`Nom de la personne invitée`}
        value={name}
        maxLength={longest.name}
        autoComplete="off"
        data-autofocus
        error={tried && !isNamed ? t`Il manque le nom.` : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        label={t`E-mail`}
        description={t`Facultatif. Sans visite, nom et adresse sont effacés 30 jours après la rencontre.`}
        value={email}
        maxLength={longest.email}
        autoComplete="off"
        error={tried && !isReachable ? t`Cette adresse n'est pas complète.` : null}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Button type="submit">
        <Trans>Ajouter</Trans>
      </Button>
    </form>
  );
}
