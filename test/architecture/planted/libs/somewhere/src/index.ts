export const layer = {};
