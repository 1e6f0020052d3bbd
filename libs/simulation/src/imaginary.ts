import type { Random } from './random';

const firstNames = [
  'Amandine',
  'Barnabé',
  'Capucine',
  'Désiré',
  'Églantine',
  'Fulgence',
  'Garance',
  'Hippolyte',
  'Isaure',
  'Jocaste',
  'Léopoldine',
  'Melchior',
  'Nausicaa',
  'Octave',
  'Philomène',
  'Sosthène',
];
const lastNames = [
  'Beauchemin-des-Nuages',
  'Clairdelune',
  'Delapluie',
  'Dubrouillard',
  'Fictif',
  'Imaginaire',
  'Inventé',
  'Latempête',
  'Mirage',
  'Passemuraille',
  'Personne',
  'Sansombre',
  'Songe',
  'Troislunes',
  'Ventdebout',
  'Zéphyr',
];

/** The name of a person who does not exist. */
export const name = (random: Random): string => `${random.pick(firstNames)} ${random.pick(lastNames)}`;

export const company = (random: Random): string => `Atelier ${random.pick(lastNames)}`;

/** From the range that France keeps free for fiction. */
export function telephone(random: Random): string {
  const pair = () => String(random.integer(0, 99)).padStart(2, '0');
  return `+3363998${pair()}${pair()}`;
}

export const needs = [
  'photos d’équipe',
  'un devis pour la toiture',
  'un site simple',
  'repas de 40 personnes',
];
