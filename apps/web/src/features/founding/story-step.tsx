import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { longest, usualBusinessTalk } from '@relais/contracts/rules';
import { cleanName, mayBeAddress } from '@relais/contracts/text';
import { type SubmitEvent, useState } from 'react';
import { Choices, Legend } from '../../ui/choices';
import { useBusinessTalks, usePurposes } from '../../ui/further/charter-words';
import rows from '../../ui/layout/rows.module.css';
import type { Story } from './founding';
import arranged from '../../ui/further/arranged.module.css';
import styles from './founding.module.css';
import { PlaceAndMoney } from './place-and-money';

type Props = Readonly<{ story: Story; set: (change: Partial<Story>) => void; onDone: () => void }>;

/** Name, purpose, where it is, and who answers for personal data. */
export function StoryStep({ story, set, onDone }: Props) {
  const { t } = useLingui();
  const purposes = usePurposes();
  const talks = useBusinessTalks();
  const businessTalk = story.businessTalk ?? usualBusinessTalk(story.purpose);
  const [tried, setTried] = useState(false);
  const errors = {
    name: !cleanName(story.name) && t`Il manque le nom du réseau.`,
    founder: !cleanName(story.founder) && t`Il manque votre nom.`,
    controller: !cleanName(story.controller) && t`Indiquez qui est responsable des données.`,
    contact: !mayBeAddress(story.contact) && t`Il manque une adresse e-mail.`,
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!Object.values(errors).some(Boolean)) onDone();
  };
  const field = (name: keyof typeof errors, label: string, description: string) => (
    <TextInput
      name={name}
      type={name === 'contact' ? 'email' : 'text'}
      autoComplete={name === 'founder' ? 'name' : 'off'}
      label={label}
      description={description}
      value={story[name]}
      maxLength={name === 'contact' ? longest.email : longest.name}
      error={tried && errors[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <p className={rows.dim}>
        <Trans>Étape 1 sur 2.</Trans>
      </p>
      {field('name', t`Nom du réseau`, t`Celui que vous utilisez entre vous.`)}
      <Choices
        className={arranged.pairs}
        legend={t`Pourquoi vous réunissez-vous ?`}
        name="purpose"
        value={story.purpose}
        onChange={(purpose) => set({ purpose })}
        choices={purposes}
      />
      <Choices
        legend={t`Parle-t-on affaires ?`}
        name="businessTalk"
        value={businessTalk}
        onChange={(chosen) => set({ businessTalk: chosen })}
        choices={talks}
      />
      {field('founder', t`Votre nom`, t`Vous en devenez le premier membre, et vous l'organisez.`)}
      <PlaceAndMoney story={story} set={set} hasMoney={businessTalk !== 'never'} />
      <fieldset className={rows.stack}>
        <Legend>
          <Trans>Qui est responsable des données personnelles ?</Trans>
        </Legend>
        {field(
          'controller',
          t`Association, entreprise ou personne`,
          t`Les membres et les invités le liront.`,
        )}
        {field(
          'contact',
          t`Adresse pour lui écrire`,
          t`Pour toute demande de voir, corriger ou effacer des données.`,
        )}
      </fieldset>
      <Button type="submit" size="lg" fullWidth>
        <Trans>Continuer</Trans>
      </Button>
    </form>
  );
}
