/** The fields of a person that a folder may have. */
export const personFields = [
  'name',
  'email',
  'phone',
  'company',
  'sector',
  'guestEmail',
  'followUp',
] as const;
export type PersonField = (typeof personFields)[number];
