import { type Language, type PhoneRegion, phoneRegionOf } from '@relais/contracts';

/** How people of a network write days, amounts and telephone numbers. */
export type Conventions = Readonly<{
  language: Language | null;
  region: PhoneRegion;
  currency: string | null;
  /** Whether cells are only checked: then a prospect's number stays as it is written, since reading it takes time. */
  isSurvey?: true;
}>;

/** The conventions of a network; null: its network.json cannot be read. */
export const conventionsOf = (
  network: Readonly<{ language: Language; timezone: string; currency: string }> | null,
): Conventions =>
  network === null
    ? { language: null, region: phoneRegionOf({ language: 'fr', timezone: 'UTC' }), currency: null }
    : { language: network.language, region: phoneRegionOf(network), currency: network.currency };
