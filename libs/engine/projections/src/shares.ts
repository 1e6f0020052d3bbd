/** A projection is divided into so many shares, for good: its checkpoints are kept by share. */
export const shares = 8;

export const allShares: readonly number[] = Array.from({ length: shares }, (_, share) => share);

/** The share that a network belongs to; the last digit of an id is random in every version that the design uses. */
export const shareOf = (networkId: string): number => Number.parseInt(networkId.slice(-1), 16) % shares;
