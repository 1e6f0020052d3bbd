/** The fields of a person that a folder may have. */
export const personFields = [
  'name',
  'email',
  'phone',
  'company',
  'sector',
  'guestEmail',
  'followUp',
  'presentation',
  'goodContact',
  'phoneShown',
  'cardShown',
] as const;
export type PersonField = (typeof personFields)[number];
