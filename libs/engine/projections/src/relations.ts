/** The relations of read models that SQL of other libraries may read; no other library names the tables behind them. */
export const projectionRelations = {
  /** Up to what was recorded when a projection has come, partition by partition. */
  checkpoints: '(select projection, share, recorded_at from checkpoint)',
};
