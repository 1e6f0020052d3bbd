/** What a folder may say of a person. */
export const personFields = ['name', 'email', 'phone', 'company', 'sector'] as const;
export type PersonField = (typeof personFields)[number];
