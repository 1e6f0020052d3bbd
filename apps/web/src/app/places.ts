/** The tabs, which are always in view. */
export type Tab = '/' | '/ledger' | '/meetings' | '/network';

const tabs: Readonly<Record<string, Tab>> = {
  '/networks': '/ledger',
  '/devices': '/ledger',
  '/my-data': '/ledger',
  '/people': '/network',
  '/join-code': '/network',
  '/visitor-code': '/meetings',
  '/tokens': '/network',
  '/journal': '/network',
  '/privacy': '/network',
};

/** The tab of a page that has none: personal pages belong to the ledger, pages of the network to the network. */
export const tabOf = (pathname: string): Tab | undefined => tabs[pathname];
