import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { figures } from '../features/ledger/lines-behind';
import { LinkPage } from '../features/sign-in/link-page';
import { PageSkeleton } from '../ui/layout/skeletons';
import { withoutGaps } from '../ui/search-params';
import { withTexts } from './language';
import { ErrorPage } from './pages/error-page';
import { LogScreen } from './pages/log-screen';
import { NotFoundPage } from './pages/not-found-page';
import { SignInScreen } from './pages/sign-in-screen';
import { SignedIn } from './signed-in';

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
const day = (value: unknown) => (/^\d{4}-\d\d-\d\d$/.test(text(value) ?? '') ? (value as string) : undefined);

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn });

/** What the log records beside a referral. */
const segments = ['one-to-one', 'thanks', 'guest'] as const;

const log = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: LogScreen,
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({
      do: segments.find((segment) => segment === search.do),
      correct: text(search.correct),
    }),
});

const ledger = createRoute({
  getParentRoute: () => signedIn,
  path: 'ledger',
  component: lazyRouteComponent(() => import('../features/ledger/ledger-page'), 'LedgerPage'),
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({
      asOf: day(search.asOf),
      knownAt: text(search.knownAt),
      by: search.by === 'person' ? ('person' as const) : undefined,
      only: figures.find((figure) => figure === search.only),
      with: text(search.with),
      line: text(search.line),
    }),
});

const meetings = createRoute({
  getParentRoute: () => signedIn,
  path: 'meetings',
  component: lazyRouteComponent(
    () => withTexts(import('../features/meetings/meetings-page')),
    'MeetingsPage',
  ),
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({ show: text(search.show), person: text(search.person) }),
});

const round = createRoute({
  getParentRoute: () => signedIn,
  path: 'round',
  component: lazyRouteComponent(
    () => withTexts(import('../features/meetings/round/round-page')),
    'RoundPage',
  ),
  validateSearch: (search: Record<string, unknown>) => ({
    meeting: text(search.meeting) ?? '',
    ...withoutGaps({ on: search.on === 'screen' ? ('screen' as const) : undefined }),
  }),
});

const network = createRoute({
  getParentRoute: () => signedIn,
  path: 'network',
  component: lazyRouteComponent(() => withTexts(import('../features/network/network-page')), 'NetworkPage'),
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({
      asOf: day(search.asOf),
      meetings: [26, 52, 1000].find((many) => many === Number(search.meetings)),
      rows: text(search.rows),
      person: text(search.person),
    }),
});

const tokens = createRoute({
  getParentRoute: () => signedIn,
  path: 'tokens',
  component: lazyRouteComponent(() => withTexts(import('../features/tokens/tokens-page')), 'TokensPage'),
});

const journal = createRoute({
  getParentRoute: () => signedIn,
  path: 'journal',
  component: lazyRouteComponent(() => withTexts(import('../features/journal/journal-page')), 'JournalPage'),
});

const networks = createRoute({
  getParentRoute: () => signedIn,
  path: 'networks',
  component: lazyRouteComponent(() => import('../features/account/networks-page'), 'NetworksPage'),
});

const mails = createRoute({
  getParentRoute: () => signedIn,
  path: 'mails',
  component: lazyRouteComponent(() => withTexts(import('../features/mails/mails-page')), 'MailsPage'),
});

const people = createRoute({
  getParentRoute: () => signedIn,
  path: 'people',
  component: lazyRouteComponent(() => withTexts(import('../features/people/people-page')), 'PeoplePage'),
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({ show: text(search.show), find: text(search.find) }),
});

const who = createRoute({
  getParentRoute: () => signedIn,
  path: 'who',
  component: lazyRouteComponent(() => withTexts(import('../features/cards/who-page')), 'WhoPage'),
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({ person: text(search.person), find: text(search.find) }),
});

const myCard = createRoute({
  getParentRoute: () => signedIn,
  path: 'my-card',
  component: lazyRouteComponent(() => withTexts(import('../features/cards/my-card-page')), 'MyCardPage'),
});

const devices = createRoute({
  getParentRoute: () => signedIn,
  path: 'devices',
  component: lazyRouteComponent(() => import('../features/account/devices-page'), 'DevicesPage'),
});

const found = createRoute({
  getParentRoute: () => root,
  path: 'found',
  component: lazyRouteComponent(() => withTexts(import('./pages/found-screen')), 'FoundScreen'),
});

const invitations = createRoute({
  getParentRoute: () => root,
  path: 'invitations',
  component: lazyRouteComponent(() => withTexts(import('./pages/invitations-screen')), 'InvitationsScreen'),
});

const myData = createRoute({
  getParentRoute: () => signedIn,
  path: 'my-data',
  component: lazyRouteComponent(() => withTexts(import('../features/my-data/my-data-page')), 'MyDataPage'),
});

const privacy = createRoute({
  getParentRoute: () => signedIn,
  path: 'privacy',
  component: lazyRouteComponent(() => withTexts(import('../features/privacy/privacy-page')), 'PrivacyPage'),
});

const rules = createRoute({
  getParentRoute: () => signedIn,
  path: 'rules',
  component: lazyRouteComponent(() => withTexts(import('../features/rules/rules-page')), 'RulesPage'),
});

const joinCode = createRoute({
  getParentRoute: () => signedIn,
  path: 'join-code',
  component: lazyRouteComponent(() => withTexts(import('../features/joining/code-page')), 'CodePage'),
});

const join = createRoute({
  getParentRoute: () => root,
  path: 'join',
  component: lazyRouteComponent(() => withTexts(import('./pages/join-screen')), 'JoinScreen'),
});

const visit = createRoute({
  getParentRoute: () => root,
  path: 'visit',
  component: lazyRouteComponent(() => withTexts(import('./pages/visit-screen')), 'VisitScreen'),
});

const visitorCode = createRoute({
  getParentRoute: () => signedIn,
  path: 'visitor-code',
  component: lazyRouteComponent(
    () => withTexts(import('../features/visiting/visitor-code-page')),
    'VisitorCodePage',
  ),
  validateSearch: (search: Record<string, unknown>) => withoutGaps({ meeting: text(search.meeting) }),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  component: SignInScreen,
  validateSearch: (search: Record<string, unknown>) =>
    withoutGaps({ refused: search.refused === 'provider' ? ('provider' as const) : undefined }),
});

const link = createRoute({ getParentRoute: () => root, path: 'sign-in/link', component: LinkPage });

const objection = createRoute({
  getParentRoute: () => root,
  path: 'objection/{-$keys}',
  component: lazyRouteComponent(() => withTexts(import('./pages/objection-screen')), 'ObjectionScreen'),
});

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: 'unsubscribe',
  component: lazyRouteComponent(() => withTexts(import('./pages/unsubscribe-screen')), 'UnsubscribeScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signedIn.addChildren([
      log,
      ledger,
      meetings,
      round,
      network,
      networks,
      mails,
      people,
      who,
      myCard,
      tokens,
      journal,
      devices,
      myData,
      privacy,
      rules,
      joinCode,
      visitorCode,
    ]),
    found,
    invitations,
    join,
    visit,
    signIn,
    link,
    objection,
    unsubscribe,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: ErrorPage,
  defaultPendingComponent: PageSkeleton,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
