let ask: (() => Promise<boolean>) | null = null;

/** Sets the function that asks the person to sign in again and resolves whether they did. Returns how to unset it. */
export function confirmBy(asks: () => Promise<boolean>): () => void {
  ask = asks;
  return () => {
    ask = null;
  };
}

export const confirmIdentity = async (): Promise<boolean> => (ask ? ask() : false);
