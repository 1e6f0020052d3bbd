import { refusalsIn } from '../../../apps/web/src/server/refusals';
import { textsIn } from '../../support/browser/texts';

const malformed = (path: string, code: string) => ({
  ...{ type: '', title: '', status: 400, detail: `${path}: must be right`, code: 'malformed' },
  errors: [{ path, code, message: 'must be right' }],
});

describe('What the server refuses', () => {
  let french: ReturnType<typeof refusalsIn>;
  let english: ReturnType<typeof refusalsIn>;
  beforeAll(async () => {
    const [fr, en] = [await textsIn('fr'), await textsIn('en')];
    [french, english] = [refusalsIn((text) => fr._(text)), refusalsIn((text) => en._(text))];
  });

  it.each([
    ['prospect.phone', 'custom', "Ce n'est pas un numéro de téléphone.", 'This is not a telephone number.'],
    ['address', 'custom', "Ce n'est pas une adresse e-mail.", 'This is not an e-mail address.'],
    ['name', 'too-big', "C'est trop long.", 'This is too long.'],
    ['name', 'too-small', 'Ce champ ne peut pas rester vide.', 'This field cannot be left empty.'],
    ['leftOn', 'invalid-format', 'Cette valeur ne convient pas.', 'This value is not valid.'],
    [
      'receiverId',
      'self-referral',
      'On ne peut pas se donner une reco à soi-même.',
      'You cannot give yourself a referral.',
    ],
  ])(
    'is said in the language of the screen, at the field and above the form: %s, %s',
    (path, code, fr, en) => {
      expect(french.under(malformed(path, code), path)).toBe(fr);
      expect(french.sentence(malformed(path, code))).toBe(fr);
      expect(english.under(malformed(path, code), path)).toBe(en);
    },
  );

  it('belongs to its field alone', () =>
    expect(french.under(malformed('name', 'too-big'), 'phone')).toBeNull());
});
