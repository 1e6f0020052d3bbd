import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { MeAnswer } from '@relais/contracts';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { setAppBadge } from '../server/app-badge';
import { useNetwork } from '../server/network-context';
import { useNews } from '../server/news';
import { totalOf } from '../server/news.rules';
import { Count } from '../ui/layout/count';
import { CountInTitle } from '../ui/layout/page';
import { Icon, type IconName } from '../ui/theme/icons';
import { useNewsWords } from './news-words';
import { PersonSwitch } from './person-switch';
import { type Tab, tabOf } from './places';
import { Preferences } from './preferences';
import styles from './shell.module.css';
import { StatusChip } from './status-chip';

type Props = Readonly<{ me: MeAnswer; onPerson: (personId: string) => void; children: ReactNode }>;

type Place = Readonly<{ to: Tab; label: string; icon: IconName; count?: ReactNode }>;

export function Shell({ me, onPerson, children }: Props) {
  const { t } = useLingui();
  const network = useNetwork();
  const [preferences, setPreferences] = useState(false);
  const persons = me.networks.filter(({ id, accepted }) => id === network.id && accepted);
  const unanswered = me.networks.filter(({ accepted }) => !accepted);
  const pathname = useLocation({ select: (location) => location.pathname });
  const isBusiness = network.businessTalk !== 'never';
  const tab = tabOf(pathname, isBusiness);
  const meeting = useLocation({ select: ({ search }) => search.meeting });
  const words = useNewsWords();
  const { all: news } = useNews();
  const total = totalOf(news);
  const here = news.find(({ personId }) => personId === network.personId);
  const { unseen = [], joinRequests = 0 } = here ?? {};
  const elsewhere = total - unseen.length - joinRequests;
  const navigate = useNavigate();
  const isBusinessPage = useLocation({
    select: (location) => location.pathname === '/ledger' || location.href === '/',
  });
  useEffect(() => {
    if (!isBusiness && isBusinessPage) void navigate({ to: '/meetings', replace: true });
  }, [isBusiness, isBusinessPage, navigate]);
  useEffect(() => setAppBadge(total), [total]);
  useEffect(() => () => setAppBadge(0), []);
  const meets: Place = { to: '/meetings', label: t`Rencontre`, icon: 'cup' };
  const log: Place = { to: '/', label: t`Ajouter`, icon: 'add' };
  const account: Place = {
    ...{ to: '/ledger', label: t`Relevé`, icon: 'ledger' },
    count: <Count count={unseen.length} words={words.referrals(unseen.length)} />,
  };
  const places: Place[] = [
    ...(isBusiness ? [log, account, meets] : [meets]),
    {
      ...{ to: '/network', label: t`Réseau`, icon: 'network' },
      count: <Count count={joinRequests} words={words.requests(joinRequests)} />,
    },
  ];
  const back = places.find(({ to }) => to === tab);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        <Trans>Aller au contenu</Trans>
      </a>
      <header className={styles.top}>
        <img className={styles.mark} src="/favicon.svg" alt="Relais" width={28} height={28} />
        <button
          id="preferences"
          type="button"
          className={styles.network}
          onClick={() => setPreferences(true)}
        >
          <span className={styles.name}>{network.name}</span>
          <Icon name="settings" size={20} />
          <span className={`hidden-visually ${styles.preferences}`}>
            <Trans>Préférences</Trans>
          </span>
          <Count count={elsewhere} words={words.elsewhere(elsewhere)} />
        </button>
        {persons.length > 1 && <PersonSwitch speaker={network} persons={persons} onPerson={onPerson} />}
        <StatusChip />
      </header>
      <nav className={styles.nav} aria-label={t`Écrans`}>
        {places.map(({ to, label, icon, count }) => (
          <Link
            key={to}
            to={to}
            className={styles.place}
            data-lit={to === tab || undefined}
            activeOptions={{ exact: to === '/', includeSearch: false }}
          >
            <span className={styles.pill}>
              <Icon name={icon} />
            </span>
            {label}
            {count && <span className={styles.count}>{count}</span>}
          </Link>
        ))}
      </nav>
      <main id="content" className={styles.main} tabIndex={-1}>
        {unanswered.length > 0 && (
          <p className={styles.invitations}>
            <Link to="/invitations">
              <Plural
                value={unanswered.length}
                one="Un réseau attend ta réponse"
                other="# réseaux attendent ta réponse"
              />
            </Link>
          </p>
        )}
        {pathname === '/network' && joinRequests > 0 && (
          <p className={styles.invitations}>
            <Link to="/join-code">{words.requests(joinRequests)}</Link>
          </p>
        )}
        {back && (
          <p className={styles.back}>
            <Link to={back.to} search={meeting ? { show: meeting } : {}}>
              <Icon name="chevron" size={20} />
              {back.label}
            </Link>
          </p>
        )}
        <CountInTitle value={total}>{children}</CountInTitle>
      </main>
      <Preferences me={me} opened={preferences} onClose={() => setPreferences(false)} onPerson={onPerson} />
    </div>
  );
}
