import { createContext, use, type ReactNode } from 'react';
import type { Network } from './reads';

const Current = createContext<Network | null>(null);

export const NetworkProvider = ({ network, children }: { network: Network; children: ReactNode }) => (
  <Current value={network}>{children}</Current>
);

/** The network on screen, with the role and person of who is signed in. */
export function useNetwork(): Network {
  const network = use(Current);
  if (!network) throw new Error('useNetwork needs a signed-in screen around it');
  return network;
}
