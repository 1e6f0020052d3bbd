export const freshDatabase = {};
