import { Trans, useLingui } from '@lingui/react/macro';
import { dayAfter } from '@relais/contracts/rules';
import { useQuery } from '@tanstack/react-query';
import { me } from '../../server/reads';
import { useFormat } from '../../ui/format';
import { useKindWords } from '../../ui/kind-words';
import { Card } from '../../ui/layout/page';
import rows from '../../ui/layout/rows.module.css';
import { useRoleWords } from '../../ui/further/role-words';
import { useAttendanceWords } from '../../ui/further/attendance-words';
import { EraseMe } from './erase-me';
import { useExchanges } from './exchanges';
import type { NetworkData } from './my-data';
import { MyValues } from './my-values';
import { Part } from './part';

export function NetworkDataSection({ data }: { data: NetworkData }) {
  const { t } = useLingui();
  const format = useFormat();
  const kinds = useKindWords();
  const hasLeft = data.role === 'member' && !data.isMember && data.memberships.length > 0;
  const isVisitor = data.role === 'visitor';
  const network = useQuery(me).data?.networks.find(({ personId }) => personId === data.personId);
  const isWithoutBusiness = isVisitor || network?.businessTalk === 'never';
  const roleWord = useRoleWords()(data.role);
  const role = hasLeft ? t`ancien membre` : roleWord;
  const statuses = useAttendanceWords();
  const { referrals, thanks, oneToOnes } = useExchanges(data);
  const id = `network-${data.personId}`;
  const period = (since: string | null, last: string | null): string => {
    if (since === null) return last === null ? t`Depuis le début` : t`Jusqu'au ${last}`;
    return last === null ? t`Depuis le ${since}` : t`Du ${since} au ${last}`;
  };
  return (
    <Card labelledBy={id}>
      <div className={rows.stack}>
        <div>
          <h2 id={id}>{data.name ?? data.ref}</h2>
          <p className={rows.dim}>
            <Trans>Rôle : {role}</Trans>
          </p>
        </div>
        <MyValues data={data} />
        <Part
          title={t`Membre`}
          hidesEmpty={isVisitor}
          lines={data.memberships.map(({ joinedOn, leftOn }, n) => {
            const since = joinedOn && format.day(joinedOn);
            const last = leftOn && format.day(dayAfter(leftOn, -1));
            return { key: String(n), text: period(since, last) };
          })}
        />
        <Part
          title={t`Recos données et reçues`}
          lines={referrals.toReversed()}
          hidesEmpty={isWithoutBusiness}
        />
        <Part title={t`Remerciements`} lines={thanks.toReversed()} hidesEmpty={isWithoutBusiness} />
        <Part title={t`Tête-à-tête`} lines={oneToOnes.toReversed()} hidesEmpty={isVisitor} />
        <Part
          title={t`Présences`}
          lines={data.attendance.toReversed().map(({ meetingId, on, kind, status, openedRound }) => ({
            key: meetingId,
            text: [format.day(on), kinds[kind], statuses[status], openedRound && t`a ouvert le tour de table`]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
        <Part
          title={t`Annonces avant les rencontres`}
          lines={data.announcements.map(({ on, coming }, n) => ({
            key: String(n),
            text: `${format.day(on)} · ${coming === 'yes' ? t`vient` : t`ne vient pas`}`,
          }))}
          hidesEmpty
        />
        <Part
          title={t`Ce que j'ai dit chercher`}
          lines={data.needs.map(({ needId, on, until, text, withdrawn }) => {
            const [since, last] = [format.day(on), format.day(until)];
            const said = text ?? (withdrawn ? t`retiré` : t`texte effacé`);
            return { key: needId, text: t`Du ${since} au ${last} · ${said}`, struck: withdrawn };
          })}
          hidesEmpty
        />
        <Part
          title={t`Appels`}
          lines={data.calls.map(({ calledOn }, n) => ({ key: String(n), text: format.day(calledOn) }))}
          hidesEmpty
        />
        <EraseMe data={data} />
      </div>
    </Card>
  );
}
