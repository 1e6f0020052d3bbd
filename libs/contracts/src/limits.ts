/** How many characters a text has at most, cleaned; server and forms go by it. */
export const longest = {
  name: 120,
  company: 120,
  sector: 80,
  email: 254,
  phone: 60,
  place: 200,
  need: 80,
  statedNeed: 120,
  presentation: 160,
  goodContact: 120,
  agreedHow: 80,
  reason: 280,
  agendaTitle: 80,
  ref: 100,
  tokenName: 60,
  controller: 120,
  controllerContact: 200,
  processor: 200,
  values: 600,
  price: 80,
  /** As it is typed or pasted, with spaces and dashes. */
  code: 40,
} as const;

/** So many days ahead a need stands at most (DOMAIN.md, "Privacy"). */
export const longestNeedDays = 90;
