import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PassReferralBody, ReferralId } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { NewEntry } from '../../server/outbox/entry';
import { sendNow } from '../../server/outbox/this-device';
import { useOutbox } from '../../server/outbox/use-outbox';
import rows from '../../ui/layout/rows.module.css';
import { Sheet } from '../../ui/layout/sheet';
import { SendText } from '../../ui/send-text';
import type { Pickable } from './people';
import { type Told, prospectSubject, prospectText } from './prospect-words';

type Props = Readonly<{
  entries: readonly NewEntry[];
  /** Of the referrals. */
  ids: readonly string[];
  people: readonly Pickable[];
}>;

/** The message for the prospect, from the giver's own phone: giver, receiver, why, how to object. */
export function ProspectText(props: Props) {
  const { t, i18n } = useLingui();
  const [opened, setOpened] = useState(false);
  const unsent = useOutbox().entries.filter(({ id }) => props.ids.includes(id));
  const link = useLink(props.ids, opened && unsent.length === 0);
  const told = useTold(props, link);
  if (told === null) return null;
  const text = prospectText(i18n, told);
  const { name, phone = '', email = '' } = told.body.prospect ?? {};
  const subject = prospectSubject(i18n, told);
  const open = () => {
    setOpened(true);
    // The link exists once it is sent.
    void sendNow(unsent);
  };
  return (
    <>
      <Button variant="subtle" px="xs" onClick={open}>
        {name ? t`Prévenir ${name}` : t`Prévenir la personne`}
      </Button>
      <Sheet opened={opened} onClose={() => setOpened(false)} title={t`Un mot pour la personne recommandée`}>
        <div className={rows.stack}>
          <p className={rows.dim}>
            <Trans>À envoyer de ton propre téléphone. Relais n'envoie rien.</Trans>
          </p>
          {!link && (
            <p className={rows.dim}>
              <Trans>Le lien par lequel la personne peut s'opposer s'ajoute dès que c'est envoyé.</Trans>
            </p>
          )}
          <SendText text={text} subject={subject} phone={phone} email={email} lines={9} />
        </div>
      </Sheet>
    </>
  );
}

/** Where the prospect objects; null until the server, which signs it, has all of them. */
function useLink(ids: readonly string[], wanted: boolean): string | null {
  const { personId } = useNetwork();
  const { data } = useQuery({
    queryKey: ['objection-keys', ids, personId],
    queryFn: ({ signal }) =>
      Promise.all(
        ids.map((id) =>
          read('/api/referrals/{referralId}', {
            params: { path: { referralId: id as ReferralId } },
            as: personId,
            signal,
          }),
        ),
      ).then((all) => all.map(({ objectionKey }) => objectionKey)),
    enabled: wanted,
  });
  return data?.every(Boolean) ? `${location.origin}/objection/${data.join('.')}` : null;
}

/** Null where no third person is concerned. */
function useTold({ entries, people }: Props, link: string | null): Told | null {
  const { name: network, personName } = useNetwork();
  const body = entries[0]?.body as PassReferralBody | undefined;
  if (!body || body.scope === 'inside') return null;
  const receivers = entries.map(({ about }) => {
    const trade = people.find(({ id }) => id === about.personId)?.trade;
    return trade ? `${about.name} (${trade})` : about.name;
  });
  return { body, receivers, network, giver: personName ?? '', link };
}
