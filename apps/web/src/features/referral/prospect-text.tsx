import { Trans, useLingui } from '@lingui/react/macro';
import { Button, InputBase } from '@mantine/core';
import type { PassReferralBody, ReferralAnswer } from '@relais/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../server/client';
import { useNetwork } from '../../server/network-context';
import type { NewEntry } from '../../server/outbox/entry';
import { sendNow } from '../../server/outbox/this-device';
import { useOutbox } from '../../server/outbox/use-outbox';
import { Sheet } from '../../ui/sheet';
import type { Pickable } from './people';
import rows from '../../ui/rows.module.css';

type Props = Readonly<{
  entries: readonly NewEntry[];
  /** Of the referrals. */
  ids: readonly string[];
  people: readonly Pickable[];
}>;

/** The message for the prospect, from one's own phone: who passes it on, to whom, why, how to object. */
export function ProspectText(props: Props) {
  const { entries } = props;
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const unsent = useOutbox().entries.filter(({ id }) => props.ids.includes(id));
  const link = useLink(props.ids, opened && unsent.length === 0);
  const text = useText(props, link);
  const [copied, setCopied] = useState(false);
  if (text === null) return null;
  const phone = (entries[0]?.body as PassReferralBody).prospect?.phone?.replace(/[^+\d]/g, '') ?? '';
  const open = () => {
    setOpened(true);
    // The link exists once it is sent.
    void sendNow(unsent);
  };
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <>
      <Button variant="subtle" px="xs" onClick={open}>
        {t`Prévenir la personne`}
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
          <InputBase component="textarea" multiline readOnly rows={9} label={t`Message`} value={text} />
          <div className={rows.inline}>
            <Button component="a" href={`sms:${phone}?&body=${encodeURIComponent(text)}`}>
              {t`SMS`}
            </Button>
            <Button variant="default" onClick={() => void copy()}>
              {copied ? t`Copié` : t`Copier`}
            </Button>
            {'share' in navigator && (
              <Button variant="default" onClick={() => void navigator.share({ text }).catch(() => undefined)}>
                {t`Partager`}
              </Button>
            )}
          </div>
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
      Promise.all(ids.map((id) => read<ReferralAnswer>(`/referrals/${id}`, signal, personId))).then((all) =>
        all.map(({ objectionKey }) => objectionKey),
      ),
    enabled: wanted,
  });
  return data?.every(Boolean) ? `${location.origin}/objection/${data.join('.')}` : null;
}

function useText({ entries, people }: Props, link: string | null): string | null {
  const { t, i18n } = useLingui();
  const network = useNetwork();
  const giver = network.personName ?? '';
  const body = entries[0]?.body as PassReferralBody | undefined;
  if (!body || body.scope === 'inside') return null;
  const names = entries.map(({ about }) => {
    const trade = people.find(({ id }) => id === about.personId)?.trade;
    return trade ? `${about.name} (${trade})` : about.name;
  });
  const receivers = new Intl.ListFormat(i18n.locale).format(names);
  const club = network.name;
  const prospect = body.prospect?.name ?? '';
  const hello = prospect ? t`Bonjour ${prospect},` : t`Bonjour,`;
  const why = body.need ? t`C'est pour : ${body.need}.` : '';
  const called = t`Je lui donne votre nom et vos coordonnées pour qu'il ou elle vous appelle.`;
  const calling = t`Vous pouvez l'appeler de ma part.`;
  const asking = t`Êtes-vous d'accord pour que je lui donne votre contact ?`;
  const next = body.contactBy === 'prospect' ? calling : body.prospect?.agreed ? called : asking;
  const object = link
    ? t`Si vous ne le souhaitez pas, dites-le-moi, ou ici, et tout sera effacé : ${link}`
    : t`Si vous ne le souhaitez pas, dites-le-moi, et tout sera effacé.`;
  const whom = t`je vous recommande ${receivers}, que je connais par ${club}.`;
  return [hello, [whom, why, next].filter(Boolean).join(' '), object, giver].filter(Boolean).join('\n');
}
