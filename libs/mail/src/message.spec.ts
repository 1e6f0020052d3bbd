import { mailOf } from './message';

describe('A message', () => {
  const mail = mailOf('zoe@example.org', {
    language: 'fr',
    subject: 'Bienvenue <toi>',
    parts: [
      "Salut l'ami & Cie <script>",
      { code: '012345' },
      { link: 'https://relais.example.org/?a=1&b="', words: 'Ouvre :' },
    ],
  });

  it('says the same as text', () =>
    expect(mail.text).toBe(
      'Salut l’ami & Cie <script>\n\n    012345\n\nOuvre\u202f:\nhttps://relais.example.org/?a=1&b="\n',
    ));

  it('says it as HTML in which nothing that was put in is markup', () => {
    expect(mail.html).toContain('Salut l’ami &#38; Cie &#60;script&#62;');
    expect(mail.html).toContain('href="https://relais.example.org/?a=1&#38;b=&#34;"');
    expect(mail.html).toContain('<title>Bienvenue &#60;toi&#62;</title>');
    expect(mail.html).toContain('<html lang="fr">');
  });

  it('has curly apostrophes in English', () => {
    const { subject, text } = mailOf('zoe@example.org', {
      language: 'en',
      subject: "Ada's network",
      parts: ["It's yours"],
    });
    expect([subject, text]).toEqual(['Ada’s network', 'It’s yours\n']);
  });
});
