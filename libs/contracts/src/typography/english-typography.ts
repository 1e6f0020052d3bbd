/** English as it is set, from how it is typed: curly apostrophes. */
export const englishTypography = (text: string): string => text.replace(/(?<=[\p{L}\d])'(?!\S*@)/gu, '’');
