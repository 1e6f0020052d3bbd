/** The tabs, which are always in view. */
export type Tab = '/' | '/ledger' | '/network';

const tabs: Readonly<Record<string, Tab>> = {
  '/networks': '/ledger',
  '/devices': '/ledger',
  '/my-data': '/ledger',
  '/people': '/network',
  '/join-code': '/network',
  '/tokens': '/network',
  '/journal': '/network',
  '/privacy': '/network',
};

/** Under which tab a page stands that is none itself: what is mine beside the ledger, what is the network's beside the network. */
export const tabOf = (pathname: string): Tab | undefined => tabs[pathname];
