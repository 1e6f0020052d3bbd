import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { longest } from '@relais/contracts/rules';
import { cleanName, isPhone, mayBeAddress } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { More } from '../../ui/layout/more';
import rows from '../../ui/layout/rows.module.css';
import { useArriving } from './visit';
import { useVisitWords } from './visit-words';

const nothing = { name: '', sector: '', phone: '', email: '', invitedBy: '' };
type Field = keyof typeof nothing;

/** A visitor leaves their name, and further values if they wish. */
export function VisitForm({ secret, isSupport }: Readonly<{ secret: string; isSupport: boolean }>) {
  const { t } = useLingui();
  const words = useVisitWords();
  const arriving = useArriving(secret);
  const [typed, setTyped] = useState(nothing);
  const [tried, setTried] = useState(false);
  const value = (field: Field) => cleanName(typed[field]);
  const wrong: Partial<Record<Field, string | false>> = {
    name: !value('name') && t`Il manque votre nom.`,
    phone: value('phone') !== '' && !isPhone(typed.phone) && t`Ce n'est pas un numéro de téléphone.`,
    email:
      value('email') !== '' &&
      !mayBeAddress(typed.email) &&
      t`Cette adresse n'est pas complète : elle s'écrit comme prenom@exemple.fr.`,
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const given = (Object.keys(nothing) as Field[]).filter((field) => value(field) !== '');
    arriving.mutate({
      name: value('name'),
      ...Object.fromEntries(given.map((field) => [field, value(field)])),
    });
  };
  const input = (field: Field, label: string, kind: object = {}) => (
    <TextInput
      {...kind}
      name={field}
      label={label}
      value={typed[field]}
      maxLength={longest[field === 'invitedBy' ? 'name' : field]}
      error={tried && wrong[field]}
      onChange={({ currentTarget }) => setTyped((now) => ({ ...now, [field]: currentTarget.value }))}
    />
  );
  return (
    <form className={rows.stack} noValidate onSubmit={submit}>
      {input('name', isSupport ? t`Votre prénom` : t`Votre nom`, {
        autoComplete: isSupport ? 'given-name' : 'name',
      })}
      <More label={t`Métier, téléphone, e-mail, vient avec : facultatif`}>
        <div className={rows.stack}>
          {input('sector', t`Votre métier`)}
          {input('phone', t`Votre téléphone`, { type: 'tel', autoComplete: 'tel' })}
          {input('email', t`Votre adresse e-mail`, { type: 'email', autoComplete: 'email' })}
          {input('invitedBy', t`Vous venez avec`)}
        </div>
      </More>
      {arriving.isError && <p role="alert">{words(arriving.error)}</p>}
      <Button type="submit" size="lg" fullWidth loading={arriving.isPending}>
        <Trans>Laisser mon nom</Trans>
      </Button>
    </form>
  );
}
