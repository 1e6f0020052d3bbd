/** What SQL of other libraries may read of read models, as relations; the tables behind them are ours alone. */
export const projectionRelations = {
  /** Up to what was recorded when a projection has come, share by share. */
  checkpoints: '(select projection, share, recorded_at from checkpoint)',
};
