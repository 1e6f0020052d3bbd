let ask: (() => Promise<boolean>) | null = null;

/** Who asks whoever is signed in to sign in anew, and answers whether he did. Answers how to take that back. */
export function confirmBy(asks: () => Promise<boolean>): () => void {
  ask = asks;
  return () => {
    ask = null;
  };
}

export const confirmed = async (): Promise<boolean> => (ask ? ask() : false);
