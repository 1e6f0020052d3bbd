/** The tabs, which are always in view. */
export type Tab = '/' | '/ledger' | '/meetings' | '/network';

const tabs: Readonly<Record<string, Tab>> = {
  '/networks': '/ledger',
  '/devices': '/ledger',
  '/mails': '/ledger',
  '/my-data': '/ledger',
  '/my-card': '/ledger',
  '/people': '/network',
  '/who': '/network',
  '/join-code': '/network',
  '/visitor-code': '/meetings',
  '/round': '/meetings',
  '/tokens': '/network',
  '/journal': '/network',
  '/privacy': '/network',
  '/rules': '/network',
};

/**
 * The tab of a page that has none: personal pages belong to the ledger – where business is never talked, to the meetings –, pages of
 * the network to the network.
 */
export function tabOf(pathname: string, isBusiness: boolean): Tab | undefined {
  const tab = pathname === '/' && !isBusiness ? '/ledger' : tabs[pathname];
  return tab === '/ledger' && !isBusiness ? '/meetings' : tab;
}
