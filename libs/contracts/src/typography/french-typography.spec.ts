import fc from 'fast-check';
import { frenchTypography } from './french-typography';

describe('French', () => {
  it.each([
    ['Reçue de Ulysse', 'Reçue d’Ulysse'],
    ['Reçue de <0>Inès</0>', 'Reçue d’<0>Inès</0>'],
    ['Merci de Émile Zola', 'Merci d’Émile Zola'],
    ['Piste de Yves', 'Piste d’Yves'],
    ['Piste de Hélène', 'Piste d’Hélène'],
    ['De Anne à Ulysse', 'D’Anne à Ulysse'],
    ['Piste de Yasmine', 'Piste de Yasmine'],
    ['Piste de Hans', 'Piste de Hans'],
    ['Piste de Marie', 'Piste de Marie'],
    ['Mode ancien', 'Mode ancien'],
    ['De A à Z', 'De A à Z'],
  ])('elides: %s', (typed, set) => expect(frenchTypography(typed)).toBe(set));

  it.each([
    ["L'accord n'est pas là", 'L’accord n’est pas là'],
    ["aujourd'hui", 'aujourd’hui'],
    ["l'<0>adresse</0>", 'l’<0>adresse</0>'],
    ["'cité'", "'cité'"],
  ])('has curly apostrophes: %s', (typed, set) => expect(frenchTypography(typed)).toBe(set));

  it.each([
    ['Depuis le 1 mars 2026', 'Depuis le 1ᵉʳ mars 2026'],
    ['Le 1 août', 'Le 1ᵉʳ août'],
    ['Le 21 mars', 'Le 21 mars'],
    ['1 membre', '1 membre'],
  ])('says the first of a month: %s', (typed, set) => expect(frenchTypography(typed)).toBe(set));

  it('has narrow spaces that do not break', () =>
    expect(frenchTypography('« Oui » : déjà ? Non ; plus tard ! 40 %')).toBe(
      '«\u202fOui\u202f»\u202f: déjà\u202f? Non\u202f; plus tard\u202f! 40\u202f%',
    ));

  it('leaves addresses, times and amounts as they are', () => {
    for (const text of ['https://relais.example/a?b=c:d', '7:30', "o'brien@example.org", '1 250,50 €'])
      expect(frenchTypography(text)).toBe(text);
  });

  it('is the same when it is set twice', () =>
    fc.assert(
      fc.property(fc.string(), (text) => {
        const set = frenchTypography(text);
        expect(frenchTypography(set)).toBe(set);
      }),
    ));
});
