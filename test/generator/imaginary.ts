import type { Random } from '@relais/simulation';

const firstNames = [
  'Aïcha',
  'Anaïs',
  'Benoît',
  'Chloé',
  'Émile',
  'François',
  'Gaëlle',
  'Héloïse',
  'Jean-Noël',
  'Kévin',
  'Léa',
  'Maëlys',
  'Noé',
  'Océane',
  'Perrine',
  'Raphaël',
  'Salomé',
  'Thaïs',
  'Ulysse',
  'Zoé',
];
const lastNames = [
  'Abel',
  'Barreau',
  "D'Aubigné",
  'Delcourt',
  'Étienne',
  'Ferrand',
  'Güler',
  'Hébrard',
  'Ibarra',
  'Jolivet',
  'Kœnig',
  'Labat',
  "L'Hostis",
  'Marquès',
  'Nguyễn',
  'Ødegård',
  'Peña',
  'Roux',
  'Šimić',
  'Ximenes',
];
const trades = [
  'maçon',
  'graphiste',
  'coach sportif',
  "architecte d'intérieur",
  'fleuriste',
  'avocate',
  'traiteur',
  '',
];
const needs = [
  '',
  'photos d’équipe',
  'mettre les bureaux aux normes',
  "changer d'assureur, vite",
  'un site « simple »',
  'repas de 40 personnes; sans porc',
  'dit "pas avant mars"',
];
const places = ['Café « L’Entrepôt », Mérignac', 'Brasserie du Port, Bordeaux', 'Salle "B", étage 2', ''];

/** Names of people who do not exist; now and then one that a CSV file has to quote. */
export function name(random: Random): string {
  const plain = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
  if (random.chance(0.04)) return `${plain}, dite « Lou »`;
  return random.chance(0.04) ? plain.replace(' ', ' "Jo" ') : plain;
}

export function company(random: Random): string {
  const trade = random.pick(lastNames);
  return random.pick([`${trade} & Cie`, `Atelier ${trade}`, `${trade}, père et fils`, `"${trade}" SARL`, '']);
}

export const trade = (random: Random) => random.pick(trades);
export const need = (random: Random) => random.pick(needs);
export const place = (random: Random) => random.pick(places);

/** From the range that France keeps free for fiction. */
export function telephone(random: Random): string {
  const pair = () => String(random.integer(0, 99)).padStart(2, '0');
  return `06 39 98 ${pair()} ${pair()}`;
}

export const address = (ref: string, networkRef: string) => `${ref}.${networkRef}@example.org`.toLowerCase();
