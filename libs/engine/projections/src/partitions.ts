/** A projection is divided into so many partitions, for good: its checkpoints are kept by partition. */
export const partitionCount = 8;

export const allPartitions: readonly number[] = Array.from(
  { length: partitionCount },
  (_, partition) => partition,
);

/** The partition that a network belongs to; the last digit of an id is random in every version that the design uses. */
export const partitionOf = (networkId: string): number =>
  Number.parseInt(networkId.slice(-1), 16) % partitionCount;
