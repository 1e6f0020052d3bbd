import { namesPerson } from './names-person';

describe('A mail names a person', () => {
  it.each([
    ['Bonjour Li, ton lien : https://example.org', 'Li', true],
    ['Link: https://example.org', 'Li', false],
    ['Anne-Laure Éon (Duval & Cie) vous attend', 'Anne-Laure Éon', true],
    ['Le Café de Léon', 'Éon', false],
    ['a+b (c) [d]', 'b (c) [d]', true],
    ['abc', 'a.c', false],
  ])('in “%s”: %s? %p', (text, name, isNamed) => expect(namesPerson(text, name)).toBe(isNamed));
});
