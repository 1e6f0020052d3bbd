import { Trans, useLingui } from '@lingui/react/macro';
import { EraseAfterAsking } from '../../ui/erase-after-asking';
import rows from '../../ui/layout/rows.module.css';
import { type NetworkData, useEraseMe } from './my-data';
import styles from './my-data.module.css';

/** For people who are not members any more: everything; for a member: how to reach them. */
export function EraseMe({ data }: { data: NetworkData }) {
  const { t } = useLingui();
  const everything = useEraseMe(data, 'erasure');
  const contact = useEraseMe(data, 'contact-erasure');
  const network = data.name ?? data.ref;
  const reachable = Boolean(data.values['phone'] || data.values['email']);
  return (
    <div className={`${styles.part} ${styles.tools}`}>
      <h3>
        <Trans>Effacer</Trans>
      </h3>
      {reachable && (
        <EraseAfterAsking label={t`Effacer mon téléphone et mon e-mail`} erasing={contact}>
          <Trans>
            Mon téléphone et mon e-mail sont détruits dans « {network} ». Mon nom et mes lignes restent. Mon
            compte garde l'adresse par laquelle je me connecte. On ne peut pas revenir en arrière.
          </Trans>
        </EraseAfterAsking>
      )}
      {data.isMember ? (
        <p className={`${rows.dim} ${rows.small}`}>
          <Trans>
            Tant que tu es membre, ton nom reste : les autres doivent savoir à qui ils parlent. Après ton
            départ tu pourras tout effacer ici ; sinon ton nom s'efface de lui-même au bout de 3 ans.
          </Trans>
        </p>
      ) : (
        <EraseAfterAsking label={t`Effacer tout ce que ce réseau sait de moi`} erasing={everything}>
          <Trans>
            Perdus pour toujours : nom, entreprise, métier, téléphone, e-mail, et l'accès à ce réseau. Restent
            : les chiffres, qui comptent comme avant, sous « nom effacé ». On ne peut pas revenir en arrière.
          </Trans>
        </EraseAfterAsking>
      )}
    </div>
  );
}
