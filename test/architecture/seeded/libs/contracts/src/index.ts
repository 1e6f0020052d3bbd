export const day = '2026-03-02';
export type Day = string;
