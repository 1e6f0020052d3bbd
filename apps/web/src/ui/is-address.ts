/** Whether a text looks like a whole e-mail address; the server has the last word. */
export const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
